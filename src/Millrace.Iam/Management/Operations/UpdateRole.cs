using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>UpdateRole (facts/iam.md 5).</summary>
internal sealed class UpdateRole(IamRoom room) : IOperationHandler<UpdateRoleRequest, UpdateRoleResponse>
{
    public async ValueTask<UpdateRoleResponse> HandleAsync(
        UpdateRoleRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(
            context,
            account =>
            {
                var role = account.RequireRole(request.RoleName).RequireModifiable();
                // What is left out becomes what a new role has.
                return account.With(role with { Description = request.Description, MaxSessionDuration = request.MaxSessionDuration ?? 3600 });
            },
            cancellationToken);
        return new UpdateRoleResponse();
    }
}
