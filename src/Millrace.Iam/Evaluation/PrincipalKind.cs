namespace Millrace.Iam.Evaluation;

/// <summary>What a principal is.</summary>
public enum PrincipalKind
{
    /// <summary>The root of an account.</summary>
    Root,

    /// <summary>A user.</summary>
    User,

    /// <summary>A session of a role.</summary>
    RoleSession,

    /// <summary>A federated user of an account, as <c>GetFederationToken</c> makes them.</summary>
    FederatedUser,

    /// <summary>Somebody whom an identity provider vouches for; only a trust policy can name them.</summary>
    IdentityProvider,

    /// <summary>A service; only the policy of a resource or a role can name it.</summary>
    Service,
}
