using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>AddRoleToInstanceProfile (facts/iam.md 5).</summary>
internal sealed class AddRoleToInstanceProfile(IamRoom room) : IOperationHandler<AddRoleToInstanceProfileRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        AddRoleToInstanceProfileRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(
            context,
            account =>
            {
                var profile = account.RequireInstanceProfile(request.InstanceProfileName);
                var role = account.RequireRole(request.RoleName).RequireModifiable();
                return profile.RoleId is null
                    ? account.With(profile with { RoleId = role.Id })
                    : throw IamErrors.LimitExceeded("Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
            },
            cancellationToken);
        return NoOutput.Instance;
    }
}
