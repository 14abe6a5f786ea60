using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>GetRole (facts/iam.md 5).</summary>
internal sealed class GetRole(IamRoom room) : IOperationHandler<GetRoleRequest, GetRoleResponse>
{
    public ValueTask<GetRoleResponse> HandleAsync(GetRoleRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        var role = account.RequireRole(request.RoleName);
        return ValueTask.FromResult(new GetRoleResponse { Role = role.ToShape(account) with { RoleLastUsed = room.Uses.RoleUseShape(role) } });
    }
}
