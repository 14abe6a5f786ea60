using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Millrace.Iam.Accounts;
using Millrace.Iam.Evaluation;
using Millrace.Iam.Management;
using Millrace.Iam.Principals;
using Millrace.Iam.Sessions;
using Millrace.Model.Policies;

namespace Millrace.Iam.Authorization;

/// <summary>
/// Collects the policies that have a say about a principal. An account's state never changes, so what was collected is good for as long as the account
/// is the same.
/// </summary>
internal sealed class AttachedPolicies
{
    /// <summary>What the root may do, as far as it gave it away.</summary>
    private static readonly PolicySet OfRoot = new()
    {
        Identity =
        [
            new AttachedPolicy(
                "root",
                PolicySource.User,
                PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", PolicyKind.Identity)),
        ],
    };

    private readonly ConcurrentDictionary<string, Collected> _collected = new(StringComparer.Ordinal);

    /// <summary>The inline policies of sessions, each read once.</summary>
    private readonly ConditionalWeakTable<Session, AttachedPolicy> _inline = [];

    /// <summary>The policies of a principal, without its resource's.</summary>
    /// <param name="principal">Who calls.</param>
    /// <param name="account">The principal's account as it is now.</param>
    public PolicySet Of(Principal principal, Account account)
    {
        var entity = EntityOf(principal, account);
        var policies = entity is not null ? Of(entity, account)
            : principal is FederatedPrincipal { Issuer: null } ? OfRoot
            : new PolicySet();
        return principal.Session switch
        {
            null => policies,
            // A federated user may do what its policies and its issuer's both allow, and without policies nothing.
            { HasPolicies: false } when principal is FederatedPrincipal => policies with { Session = [] },
            { HasPolicies: true } session => policies with { Session = Of(session, account) },
            _ => policies,
        };
    }

    /// <summary>The policies of a user or a role, whoever acts as it, or of a group.</summary>
    public PolicySet Of(PolicyHolder entity, Account account)
    {
        if (_collected.TryGetValue(entity.Id, out var collected) && ReferenceEquals(collected.Account, account)) return collected.Policies;

        var identity = new List<AttachedPolicy>();
        Collect(entity, account, identity);
        if (entity is User user)
        {
            foreach (var group in account.GroupsOf(user)) Collect(group, account, identity);
        }

        var boundary = entity is ActingEntity { PermissionsBoundary: { } arn } ? Managed(arn, account) : null;
        var policies = new PolicySet { Identity = identity, Boundary = boundary };
        _collected[entity.Id] = new Collected(account, policies);
        return policies;
    }

    /// <summary>The entity whose policies count, as it is now; null for a root.</summary>
    public static ActingEntity? EntityOf(Principal principal, Account account) => principal switch
    {
        UserPrincipal user => account.Users.GetValueOrDefault(user.User.Name),
        RolePrincipal role => account.Roles.GetValueOrDefault(role.Role.Name),
        FederatedPrincipal { Issuer: { } issuer } => account.Users.GetValueOrDefault(issuer.Name),
        _ => null,
    };

    /// <summary>A managed policy as it is attached.</summary>
    /// <exception cref="InvalidDataException">It is gone, though nothing that is attached can be deleted.</exception>
    internal static AttachedPolicy Managed(string arn, Account account)
    {
        var policy = account.FindPolicy(arn) ?? throw new InvalidDataException($"The policy {arn} is attached and not there.");
        var source = AwsManagedPolicies.Contains(policy) ? PolicySource.AwsManaged : PolicySource.UserManaged;
        return Stored(arn, source, policy.DefaultVersion.Document);
    }

    /// <summary>What bounds a session. A managed policy that is gone by now allows nothing.</summary>
    private List<AttachedPolicy> Of(Session session, Account account)
    {
        var policies = new List<AttachedPolicy>(session.PolicyArns.Length + 1);
        if (session.Policy is not null)
        {
            policies.Add(_inline.GetValue(
                session, static one => new AttachedPolicy("session", PolicySource.Session, PolicyDocument.Parse(one.Policy!, PolicyKind.Identity))));
        }

        foreach (var arn in session.PolicyArns)
        {
            if (account.FindPolicy(arn) is not null) policies.Add(Managed(arn, account));
        }

        return policies;
    }

    private static void Collect(PolicyHolder holder, Account account, List<AttachedPolicy> policies)
    {
        var source = holder switch
        {
            User => PolicySource.User,
            Group => PolicySource.Group,
            _ => PolicySource.Role,
        };
        foreach (var (name, policy) in holder.InlinePolicies) policies.Add(Stored(name, source, policy));
        foreach (var arn in holder.AttachedPolicies) policies.Add(Managed(arn, account));
    }

    private static AttachedPolicy Stored(string name, PolicySource source, StoredPolicy policy) => new(name, source, policy.Identity) { Text = policy.Json };

    private sealed record Collected(Account Account, PolicySet Policies);
}
