using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>DetachGroupPolicy (facts/iam.md 5).</summary>
internal sealed class DetachGroupPolicy(IamRoom room) : IOperationHandler<DetachGroupPolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        DetachGroupPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireGroup(request.GroupName).WithoutAttached(request.PolicyArn)), cancellationToken);
        return NoOutput.Instance;
    }
}
