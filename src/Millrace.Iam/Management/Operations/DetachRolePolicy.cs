using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>DetachRolePolicy (facts/iam.md 5).</summary>
internal sealed class DetachRolePolicy(IamRoom room) : IOperationHandler<DetachRolePolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        DetachRolePolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireRole(request.RoleName).RequireModifiable().WithoutAttached(request.PolicyArn)), cancellationToken);
        return NoOutput.Instance;
    }
}
