namespace Millrace.Model.Policies;

/// <summary>How a principal is named.</summary>
public enum PolicyPrincipalType
{
    /// <summary>Everybody: <c>*</c>.</summary>
    Anyone,

    /// <summary>An account, by its number or its root.</summary>
    Account,

    /// <summary>A user, role or session, by its ARN.</summary>
    Arn,

    /// <summary>A service, as in <c>lambda.amazonaws.com</c>.</summary>
    Service,

    /// <summary>An identity provider.</summary>
    Federated,

    /// <summary>A canonical user, which is only known to S3 and so nobody here.</summary>
    CanonicalUser,
}
