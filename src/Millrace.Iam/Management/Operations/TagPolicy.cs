using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>TagPolicy (facts/iam.md 5).</summary>
internal sealed class TagPolicy(IamRoom room) : IOperationHandler<TagPolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(TagPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireOwnPolicy(request.PolicyArn).WithTags(request.Tags)), cancellationToken);
        return NoOutput.Instance;
    }
}
