using Millrace.Iam.Principals;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListAccessKeys (facts/iam.md 5).</summary>
internal sealed class ListAccessKeys(IamRoom room) : IOperationHandler<ListAccessKeysRequest, ListAccessKeysResponse>
{
    public ValueTask<ListAccessKeysResponse> HandleAsync(
        ListAccessKeysRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        // The root's own pair is the server's, and not in the directory.
        var user = request.UserName is null && context.Caller is RootPrincipal ? null : account.RequireUser(request.UserName, context);
        var page = Page.Of(user is null ? [] : account.KeysOf(user), static key => key.Id, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new ListAccessKeysResponse
        {
            AccessKeyMetadata = [.. page.Items.Select(key => new AccessKeyMetadata
            {
                UserName = user!.Name,
                AccessKeyId = key.Id,
                Status = key.IsActive ? StatusType.Active : StatusType.Inactive,
                CreateDate = key.CreatedAt,
            })],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        });
    }
}
