using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListInstanceProfiles (facts/iam.md 5).</summary>
internal sealed class ListInstanceProfiles(IamRoom room) : IOperationHandler<ListInstanceProfilesRequest, ListInstanceProfilesResponse>
{
    public ValueTask<ListInstanceProfilesResponse> HandleAsync(
        ListInstanceProfilesRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        var page = Page.Of(
            account.InstanceProfiles.Values.Where(profile => profile.Path.StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal)).InOrder(),
            static profile => profile.Name,
            request.Marker,
            request.MaxItems);
        return ValueTask.FromResult(new ListInstanceProfilesResponse
        {
            InstanceProfiles = [.. page.Items.Select(profile => profile.ToShape(account))],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        });
    }
}
