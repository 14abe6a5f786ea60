using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>AttachGroupPolicy (facts/iam.md 5).</summary>
internal sealed class AttachGroupPolicy(IamRoom room) : IOperationHandler<AttachGroupPolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        AttachGroupPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireGroup(request.GroupName).WithAttached(account, request.PolicyArn)), cancellationToken);
        return NoOutput.Instance;
    }
}
