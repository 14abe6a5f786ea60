using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>DeleteRole (facts/iam.md 5).</summary>
internal sealed class DeleteRole(IamRoom room) : IOperationHandler<DeleteRoleRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DeleteRoleRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(
            context,
            account =>
            {
                var role = account.RequireRole(request.RoleName).RequireModifiable();
                if (account.ProfilesOf(role).Any()) throw IamErrors.DeleteConflict("Cannot delete entity, must remove roles from instance profile first.");
                if (!role.AttachedPolicies.IsEmpty) throw IamErrors.DeleteConflict("Cannot delete entity, must detach all policies first.");
                if (!role.InlinePolicies.IsEmpty) throw IamErrors.DeleteConflict("Cannot delete entity, must delete policies first.");
                return account with { Roles = account.Roles.Remove(role.Name) };
            },
            cancellationToken);
        return NoOutput.Instance;
    }
}
