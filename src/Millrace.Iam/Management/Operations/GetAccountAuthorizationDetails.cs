using Millrace.Iam.Accounts;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>GetAccountAuthorizationDetails (facts/iam.md 5).</summary>
internal sealed class GetAccountAuthorizationDetails(IamRoom room) : IOperationHandler<GetAccountAuthorizationDetailsRequest, GetAccountAuthorizationDetailsResponse>
{
    public ValueTask<GetAccountAuthorizationDetailsResponse> HandleAsync(
        GetAccountAuthorizationDetailsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        var details = new AuthorizationDetails(account, room.Uses);
        var page = Page.Of(details.Entities(request.Filter), details.KeyOf, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new GetAccountAuthorizationDetailsResponse
        {
            UserDetailList = [.. page.Items.OfType<Accounts.User>().Select(details.Of)],
            GroupDetailList = [.. page.Items.OfType<Accounts.Group>().Select(details.Of)],
            RoleDetailList = [.. page.Items.OfType<Accounts.Role>().Select(details.Of)],
            Policies = [.. page.Items.OfType<ManagedPolicy>().Select(details.Of)],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        });
    }
}
