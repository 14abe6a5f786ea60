using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>DeleteServiceLinkedRole: done at once (facts/iam.md 5).</summary>
internal sealed class DeleteServiceLinkedRole(IamRoom room) : IOperationHandler<DeleteServiceLinkedRoleRequest, DeleteServiceLinkedRoleResponse>
{
    public async ValueTask<DeleteServiceLinkedRoleResponse> HandleAsync(
        DeleteServiceLinkedRoleRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        Accounts.Role? role = null;
        await room.ChangeAsync(
            context,
            account =>
            {
                role = account.RequireRole(request.RoleName);
                if (!role.IsServiceLinked()) throw IamErrors.InvalidInput($"Role {role.Name} is not a service-linked role.");
                return account with { Roles = account.Roles.Remove(role.Name) };
            },
            cancellationToken);
        return new DeleteServiceLinkedRoleResponse { DeletionTaskId = ServiceLinkedRoles.TaskOf(role!) };
    }
}
