using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>AttachRolePolicy (facts/iam.md 5).</summary>
internal sealed class AttachRolePolicy(IamRoom room) : IOperationHandler<AttachRolePolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        AttachRolePolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireRole(request.RoleName).RequireModifiable().WithAttached(account, request.PolicyArn)), cancellationToken);
        return NoOutput.Instance;
    }
}
