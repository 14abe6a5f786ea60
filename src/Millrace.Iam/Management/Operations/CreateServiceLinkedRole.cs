using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>CreateServiceLinkedRole (facts/iam.md 5).</summary>
internal sealed class CreateServiceLinkedRole(IamRoom room) : IOperationHandler<CreateServiceLinkedRoleRequest, CreateServiceLinkedRoleResponse>
{
    public async ValueTask<CreateServiceLinkedRoleResponse> HandleAsync(
        CreateServiceLinkedRoleRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var role = ServiceLinkedRoles.Of(request.AWSServiceName, request.CustomSuffix, request.Description, room.Now);
        var account = await room.ChangeAsync(
            context,
            account =>
            {
                // AWS's word for it here is not EntityAlreadyExists.
                return account.Roles.ContainsKey(role.Name)
                    ? throw IamErrors.InvalidInput($"Service role name {role.Name} has been taken in this account, please try a different suffix.")
                    : account.WithNew(role);
            },
            cancellationToken);
        return new CreateServiceLinkedRoleResponse { Role = role.ToListShape(account) };
    }
}
