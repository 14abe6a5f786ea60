using Millrace.Iam.Accounts;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>ListPolicies (facts/iam.md 5).</summary>
internal sealed class ListPolicies(IamRoom room) : IOperationHandler<ListPoliciesRequest, ListPoliciesResponse>
{
    public ValueTask<ListPoliciesResponse> HandleAsync(
        ListPoliciesRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        IEnumerable<ManagedPolicy> scope = request.Scope switch
        {
            PolicyScopeType.AWS => AwsManagedPolicies.All,
            PolicyScopeType.Local => account.Policies.Values,
            _ => [.. AwsManagedPolicies.All, .. account.Policies.Values],
        };
        var page = Page.Of(
            scope.Where(policy => policy.Path.StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal) && IsUsed(policy)).InOrder(),
            policy => ManagedPolicies.ArnOf(policy, account),
            request.Marker,
            request.MaxItems);
        return ValueTask.FromResult(new ListPoliciesResponse
        {
            Policies = [.. page.Items.Select(policy => policy.ToListShape(account))],
            IsTruncated = page.IsTruncated,
            Marker = page.Marker,
        });

        bool IsUsed(ManagedPolicy policy)
        {
            var arn = ManagedPolicies.ArnOf(policy, account);
            return request.PolicyUsageFilter switch
            {
                PolicyUsageType.PermissionsBoundary => account.BoundaryUsesOf(arn) > 0,
                PolicyUsageType.PermissionsPolicy => account.AttachmentsOf(arn) > 0,
                _ => request.OnlyAttached != true || account.AttachmentsOf(arn) > 0,
            };
        }
    }
}
