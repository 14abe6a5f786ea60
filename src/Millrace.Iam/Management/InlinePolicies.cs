using Millrace.Iam.Accounts;
using Millrace.Wire;

namespace Millrace.Iam.Management;

/// <summary>The inline policies of users, groups and roles, which differ only in names and quotas.</summary>
internal static class InlinePolicies
{
    /// <summary>A holder with a policy put in place.</summary>
    /// <exception cref="ServiceException">LimitExceeded.</exception>
    public static T WithInline<T>(this T holder, string name, StoredPolicy policy)
        where T : PolicyHolder
    {
        var policies = holder.InlinePolicies.SetItem(name, policy);
        var quota = holder switch
        {
            User => IamQuotas.UserPolicySize,
            Group => IamQuotas.GroupPolicySize,
            _ => IamQuotas.RolePolicySize,
        };
        if (policies.Values.Sum(static one => PolicyDocuments.SizeOf(one.Json)) > quota)
            throw IamErrors.LimitExceeded($"Maximum policy size of {quota} bytes exceeded for {holder.Kind} {holder.Name}");

        return holder with { InlinePolicies = policies };
    }

    /// <summary>A holder without a policy that it has.</summary>
    public static T WithoutInline<T>(this T holder, string name)
        where T : PolicyHolder
    {
        holder.RequireInline(name);
        return holder with { InlinePolicies = holder.InlinePolicies.Remove(name) };
    }

    /// <summary>An inline policy of a holder.</summary>
    public static StoredPolicy RequireInline(this PolicyHolder holder, string name) =>
        holder.InlinePolicies.GetValueOrDefault(name)
        ?? throw IamErrors.NoSuchEntity($"The {holder.Kind} policy with name {name} cannot be found.");

    /// <summary>The names of a holder's inline policies.</summary>
    public static Page<string> InlineNames(this PolicyHolder holder, string? marker, int? maxItems) =>
        Page.Of(holder.InlinePolicies.Keys.Order(StringComparer.Ordinal), static name => name, marker, maxItems);
}
