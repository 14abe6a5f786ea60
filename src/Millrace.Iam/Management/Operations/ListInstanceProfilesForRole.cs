using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListInstanceProfilesForRole (facts/iam.md 5).</summary>
internal sealed class ListInstanceProfilesForRole(IamRoom room) : IOperationHandler<ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse>
{
    public ValueTask<ListInstanceProfilesForRoleResponse> HandleAsync(
        ListInstanceProfilesForRoleRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        var page = Page.Of(account.ProfilesOf(account.RequireRole(request.RoleName)), static profile => profile.Name, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListInstanceProfilesForRoleResponse
        {
            InstanceProfiles = [.. page.Items.Select(profile => profile.ToShape(account))],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        });
    }
}
