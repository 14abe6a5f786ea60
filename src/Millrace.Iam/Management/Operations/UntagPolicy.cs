using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>UntagPolicy (facts/iam.md 5).</summary>
internal sealed class UntagPolicy(IamRoom room) : IOperationHandler<UntagPolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(UntagPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireOwnPolicy(request.PolicyArn).WithoutTags(request.TagKeys)), cancellationToken);
        return NoOutput.Instance;
    }
}
