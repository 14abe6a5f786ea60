using Millrace.Iam.Accounts;
using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management;

/// <summary>The managed policies attached to users, groups and roles, and those that bound users and roles.</summary>
internal static class Attachments
{
    /// <summary>A holder with a policy attached; one that is attached already stays so.</summary>
    /// <exception cref="ServiceException">NoSuchEntity, LimitExceeded.</exception>
    public static T WithAttached<T>(this T holder, Account account, string arn)
        where T : PolicyHolder
    {
        account.RequireAttachable(arn);
        if (holder.AttachedPolicies.Contains(arn)) return holder;
        IamQuotas.RequireRoom(
            holder.AttachedPolicies.Count,
            IamQuotas.AttachedPolicies,
            holder switch { Accounts.User => "PoliciesPerUser", Accounts.Group => "PoliciesPerGroup", _ => "PoliciesPerRole" });
        return holder with { AttachedPolicies = holder.AttachedPolicies.Add(arn) };
    }

    /// <summary>A holder without a policy that is attached to it.</summary>
    public static T WithoutAttached<T>(this T holder, string arn)
        where T : PolicyHolder =>
        holder.AttachedPolicies.Contains(arn)
            ? holder with { AttachedPolicies = holder.AttachedPolicies.Remove(arn) }
            : throw IamErrors.NoSuchEntity($"Policy {arn} was not found.");

    /// <summary>The managed policies of a holder, by name.</summary>
    public static Page<AttachedPolicy> AttachedOf(this PolicyHolder holder, Account account, string? pathPrefix, string? marker, int? maxItems) => Page.Of(
        from arn in holder.AttachedPolicies
        let policy = account.FindPolicy(arn)
        where policy is not null && policy.Path.StartsWith(pathPrefix ?? "/", StringComparison.Ordinal)
        orderby policy.Name, arn
        select new AttachedPolicy { PolicyName = policy.Name, PolicyArn = arn },
        static attached => attached.PolicyArn!,
        marker,
        maxItems);

    /// <summary>A user or a role bounded by a policy, which must be there.</summary>
    public static T WithBoundary<T>(this T entity, Account account, string? arn)
        where T : ActingEntity
    {
        if (arn is not null) account.RequireAttachable(arn);
        return entity with { PermissionsBoundary = arn };
    }
}
