using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>RemoveRoleFromInstanceProfile (facts/iam.md 5).</summary>
internal sealed class RemoveRoleFromInstanceProfile(IamRoom room) : IOperationHandler<RemoveRoleFromInstanceProfileRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        RemoveRoleFromInstanceProfileRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(
            context,
            account =>
            {
                var profile = account.RequireInstanceProfile(request.InstanceProfileName);
                return profile.RoleId == account.RequireRole(request.RoleName).Id
                    ? account.With(profile with { RoleId = null })
                    : throw IamErrors.NoSuchEntity($"Role {request.RoleName} cannot be found.");
            },
            cancellationToken);
        return NoOutput.Instance;
    }
}
