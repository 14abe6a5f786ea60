namespace Millrace.Iam.Evaluation;

/// <summary>Who is calling, as policies see them.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="AccountId">The account; null of a service or an identity provider.</param>
/// <param name="Arn">The ARN; of a role's session, not of the role. Of a service or an identity provider, what policies call it.</param>
/// <param name="RoleArn">The role's ARN, of a session; null otherwise.</param>
public sealed record RequestPrincipal(PrincipalKind Kind, string? AccountId, string Arn, string? RoleArn = null)
{
    /// <summary>Whether it belongs to no account, so that no identity policy can speak for it.</summary>
    public bool IsForeign => Kind is PrincipalKind.Service or PrincipalKind.IdentityProvider;
}
