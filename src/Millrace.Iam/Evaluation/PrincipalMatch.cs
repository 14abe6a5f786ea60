using Millrace.Model.Policies;

namespace Millrace.Iam.Evaluation;

/// <summary>How closely a resource's policy names a principal, the closest last.</summary>
internal enum PrincipalMatch
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By its account, whose own policies must then allow.</summary>
    Account,

    /// <summary>As everybody.</summary>
    Anyone,

    /// <summary>By its role.</summary>
    Role,

    /// <summary>By itself.</summary>
    Direct,
}

/// <summary>Finds principals in the policies that name them.</summary>
internal static class PrincipalMatcher
{
    /// <summary>How closely a statement names a principal.</summary>
    public static PrincipalMatch Match(PolicyStatement statement, RequestPrincipal principal)
    {
        var named = PrincipalMatch.None;
        if (statement.Principals is null) return named;

        foreach (var candidate in statement.Principals.Values)
        {
            var match = Match(candidate, principal);
            if (match > named) named = match;
        }

        if (!statement.Principals.IsNegated) return named;

        // Whoever is named in any way is not allowed; but only who is named by itself is not denied: an account alone is its root.
        var isMeant = statement.Effect == PolicyEffect.Allow
            ? named == PrincipalMatch.None
            : named is not (PrincipalMatch.Direct or PrincipalMatch.Anyone);
        return isMeant ? PrincipalMatch.Anyone : PrincipalMatch.None;
    }

    private static PrincipalMatch Match(PolicyPrincipal candidate, RequestPrincipal principal) => candidate.Type switch
    {
        PolicyPrincipalType.Anyone => PrincipalMatch.Anyone,
        PolicyPrincipalType.Account when principal.IsForeign || candidate.Value != principal.AccountId => PrincipalMatch.None,
        PolicyPrincipalType.Account => principal.Kind == PrincipalKind.Root ? PrincipalMatch.Direct : PrincipalMatch.Account,
        PolicyPrincipalType.Arn when principal.IsForeign => PrincipalMatch.None,
        PolicyPrincipalType.Arn when candidate.Value == principal.Arn => PrincipalMatch.Direct,
        PolicyPrincipalType.Arn when candidate.Value == principal.RoleArn => PrincipalMatch.Role,
        PolicyPrincipalType.Service when principal.Kind == PrincipalKind.Service && candidate.Value == principal.Arn =>
            PrincipalMatch.Direct,
        PolicyPrincipalType.Federated when principal.Kind == PrincipalKind.IdentityProvider && candidate.Value == principal.Arn =>
            PrincipalMatch.Direct,
        _ => PrincipalMatch.None,
    };
}
