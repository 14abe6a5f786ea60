using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>DeleteInstanceProfile (facts/iam.md 5).</summary>
internal sealed class DeleteInstanceProfile(IamRoom room) : IOperationHandler<DeleteInstanceProfileRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        DeleteInstanceProfileRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(
            context,
            account =>
            {
                var profile = account.RequireInstanceProfile(request.InstanceProfileName);
                return profile.RoleId is null
                    ? account with { InstanceProfiles = account.InstanceProfiles.Remove(profile.Name) }
                    : throw IamErrors.DeleteConflict("Cannot delete entity, must remove roles from instance profile first.");
            },
            cancellationToken);
        return NoOutput.Instance;
    }
}
