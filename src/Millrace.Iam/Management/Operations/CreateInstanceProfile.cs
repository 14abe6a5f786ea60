using Millrace.Iam.Accounts;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>CreateInstanceProfile (facts/iam.md 5).</summary>
internal sealed class CreateInstanceProfile(IamRoom room) : IOperationHandler<CreateInstanceProfileRequest, CreateInstanceProfileResponse>
{
    public async ValueTask<CreateInstanceProfileResponse> HandleAsync(
        CreateInstanceProfileRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var profile = new Accounts.InstanceProfile
        {
            Name = request.InstanceProfileName,
            Path = request.Path ?? "/",
            Id = IamIds.New(IamIds.InstanceProfile),
            CreatedAt = room.Now,
        }.WithTags(request.Tags);
        var account = await room.ChangeAsync(
            context,
            account =>
            {
                account.InstanceProfiles.RequireFree(profile.Name, $"Instance Profile {profile.Name} already exists.");
                IamQuotas.RequireRoom(account.InstanceProfiles.Count, IamQuotas.InstanceProfiles, "InstanceProfilesPerAccount");
                return account.With(profile);
            },
            cancellationToken);
        return new CreateInstanceProfileResponse { InstanceProfile = profile.ToShape(account) };
    }
}
