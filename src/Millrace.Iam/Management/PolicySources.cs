using Millrace.Iam.Accounts;
using Millrace.Iam.Authorization;
using Millrace.Iam.Evaluation;

namespace Millrace.Iam.Management;

/// <summary>The user, group or role whose policies a request asks about.</summary>
internal static class PolicySources
{
    /// <summary>Its policies, and itself as one who calls.</summary>
    public static (PolicySet Policies, RequestPrincipal Principal) Require(Account account, string arn)
    {
        if (arn.Split(':', 6) is not ["arn", "aws", "iam", "", var owner, var resource] || owner != account.Id || resource.Split('/') is not [var kind, .., var name])
            throw IamErrors.InvalidInput($"Invalid Entity Arn: {arn}");

        PolicyHolder holder = kind switch
        {
            "user" => account.RequireUser(name),
            "group" => account.RequireGroup(name),
            "role" => account.RequireRole(name),
            _ => throw IamErrors.InvalidInput($"Invalid Entity Arn: {arn}"),
        };
        if (holder.ArnIn(account.Id) != arn) throw IamErrors.NoSuchEntity($"The {kind} with ARN {arn} cannot be found.");
        var principal = holder is Role
            ? new RequestPrincipal(PrincipalKind.RoleSession, account.Id, arn, arn)
            : new RequestPrincipal(PrincipalKind.User, account.Id, arn);
        return (new AttachedPolicies().Of(holder, account), principal);
    }
}
