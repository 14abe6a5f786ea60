using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>DeleteGroupPolicy (facts/iam.md 5).</summary>
internal sealed class DeleteGroupPolicy(IamRoom room) : IOperationHandler<DeleteGroupPolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        DeleteGroupPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireGroup(request.GroupName).WithoutInline(request.PolicyName)), cancellationToken);
        return NoOutput.Instance;
    }
}
