using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>GetGroup (facts/iam.md 5).</summary>
internal sealed class GetGroup(IamRoom room) : IOperationHandler<GetGroupRequest, GetGroupResponse>
{
    public ValueTask<GetGroupResponse> HandleAsync(GetGroupRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        var group = account.RequireGroup(request.GroupName);
        var page = Page.Of(account.MembersOf(group), static user => user.Name, request.Marker, request.MaxItems);
        return ValueTask.FromResult(new GetGroupResponse
        {
            Group = group.ToShape(account),
            Users = [.. page.Items.Select(user => user.ToListShape(account))],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        });
    }
}
