using Millrace.Iam.Accounts;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListEntitiesForPolicy (facts/iam.md 5).</summary>
internal sealed class ListEntitiesForPolicy(IamRoom room) : IOperationHandler<ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse>
{
    public ValueTask<ListEntitiesForPolicyResponse> HandleAsync(
        ListEntitiesForPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        account.RequirePolicy(request.PolicyArn);
        var page = Page.Of(
            account.Holders().Where(IsWanted).OrderBy(static holder => holder.Kind, StringComparer.Ordinal).ThenBy(static holder => holder.Name, StringComparer.OrdinalIgnoreCase),
            static holder => $"{holder.Kind}/{holder.Name}",
            request.Marker,
            request.MaxItems);
        return ValueTask.FromResult(new ListEntitiesForPolicyResponse
        {
            PolicyGroups = [.. page.Items.OfType<Accounts.Group>().Select(static group => new PolicyGroup { GroupName = group.Name, GroupId = group.Id })],
            PolicyUsers = [.. page.Items.OfType<Accounts.User>().Select(static user => new PolicyUser { UserName = user.Name, UserId = user.Id })],
            PolicyRoles = [.. page.Items.OfType<Accounts.Role>().Select(static role => new PolicyRole { RoleName = role.Name, RoleId = role.Id })],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        });

        bool IsWanted(PolicyHolder holder)
        {
            if (!holder.Path.StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal)) return false;
            if (request.EntityFilter is { } kind && !kind.Equals(holder.Kind, StringComparison.OrdinalIgnoreCase)) return false;
            var isAttached = holder.AttachedPolicies.Contains(request.PolicyArn);
            var isBound = holder is ActingEntity acting && acting.PermissionsBoundary == request.PolicyArn;
            return request.PolicyUsageFilter switch
            {
                PolicyUsageType.PermissionsPolicy => isAttached,
                PolicyUsageType.PermissionsBoundary => isBound,
                _ => isAttached || isBound,
            };
        }
    }
}
