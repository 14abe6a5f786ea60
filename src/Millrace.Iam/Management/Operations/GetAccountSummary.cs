using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>GetAccountSummary (facts/iam.md 5).</summary>
internal sealed class GetAccountSummary(IamRoom room) : IOperationHandler<GetAccountSummaryRequest, GetAccountSummaryResponse>
{
    public ValueTask<GetAccountSummaryResponse> HandleAsync(
        GetAccountSummaryRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        return ValueTask.FromResult(new GetAccountSummaryResponse
        {
            SummaryMap = new Dictionary<string, int>
            {
                [SummaryKeyType.Users] = account.Users.Count,
                [SummaryKeyType.UsersQuota] = IamQuotas.Users,
                [SummaryKeyType.Groups] = account.Groups.Count,
                [SummaryKeyType.GroupsQuota] = IamQuotas.Groups,
                [SummaryKeyType.Roles] = account.Roles.Count,
                [SummaryKeyType.RolesQuota] = IamQuotas.Roles,
                [SummaryKeyType.Policies] = account.Policies.Count,
                [SummaryKeyType.PoliciesQuota] = IamQuotas.Policies,
                [SummaryKeyType.InstanceProfiles] = account.InstanceProfiles.Count,
                [SummaryKeyType.InstanceProfilesQuota] = IamQuotas.InstanceProfiles,
                [SummaryKeyType.PolicyVersionsInUse] = account.Policies.Values.Sum(static policy => policy.Versions.Count),
                [SummaryKeyType.VersionsPerPolicyQuota] = IamQuotas.VersionsPerPolicy,
                [SummaryKeyType.PolicySizeQuota] = IamQuotas.ManagedPolicySize,
                [SummaryKeyType.UserPolicySizeQuota] = IamQuotas.UserPolicySize,
                [SummaryKeyType.GroupPolicySizeQuota] = IamQuotas.GroupPolicySize,
                [SummaryKeyType.RolePolicySizeQuota] = IamQuotas.RolePolicySize,
                [SummaryKeyType.AssumeRolePolicySizeQuota] = IamQuotas.TrustPolicySize,
                [SummaryKeyType.GroupsPerUserQuota] = IamQuotas.GroupsPerUser,
                [SummaryKeyType.AccessKeysPerUserQuota] = IamQuotas.AccessKeysPerUser,
                [SummaryKeyType.AttachedPoliciesPerUserQuota] = IamQuotas.AttachedPolicies,
                [SummaryKeyType.AttachedPoliciesPerGroupQuota] = IamQuotas.AttachedPolicies,
                [SummaryKeyType.AttachedPoliciesPerRoleQuota] = IamQuotas.AttachedPolicies,
                [SummaryKeyType.AccountAccessKeysPresent] = 1,
            },
        });
    }
}
