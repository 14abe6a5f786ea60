using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>AssumeRoleWithWebIdentity: gives temporary credentials of a role for the token of an identity provider.</summary>
/// <remarks>Errors: MalformedPolicyDocument, PackedPolicyTooLarge, IDPRejectedClaim, IDPCommunicationError, InvalidIdentityToken, ExpiredTokenException, RegionDisabledException.</remarks>
[Structure]
[Operation(typeof(StsApi), "AssumeRoleWithWebIdentity", Resource = "role", IsUnsigned = true)]
public sealed partial record AssumeRoleWithWebIdentityRequest : IRequest<AssumeRoleWithWebIdentityResponse>
{
    /// <summary>The role's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string RoleArn { get; init; }

    /// <summary>The session's name, which stands in the ARN of whoever acts.</summary>
    [Shape(typeof(RoleSessionNameType))]
    public required string RoleSessionName { get; init; }

    /// <summary>The provider's token.</summary>
    [Shape(typeof(ClientTokenType))]
    public required string WebIdentityToken { get; init; }

    /// <summary>The identity provider.</summary>
    [Shape(typeof(UrlType))]
    public string? ProviderId { get; init; }

    /// <summary>Managed policies that bound the session, 10 at most.</summary>
    public IReadOnlyList<PolicyDescriptorType>? PolicyArns { get; init; }

    /// <summary>The policy.</summary>
    [Shape(typeof(SessionPolicyDocumentType))]
    public string? Policy { get; init; }

    /// <summary>How long the credentials are good for, in seconds.</summary>
    [Shape(typeof(RoleDurationSecondsType))]
    public int? DurationSeconds { get; init; }
}

/// <summary>The answer of AssumeRoleWithWebIdentity.</summary>
[Structure]
public sealed partial record AssumeRoleWithWebIdentityResponse
{
    /// <summary>The temporary credentials.</summary>
    public Credentials? Credentials { get; init; }

    /// <summary>Whom the token is about.</summary>
    [Shape(typeof(WebIdentitySubjectType))]
    public string? SubjectFromWebIdentityToken { get; init; }

    /// <summary>Who acts with the credentials.</summary>
    public AssumedRoleUser? AssumedRoleUser { get; init; }

    /// <summary>How much of the room for policies and tags the session uses, in percent.</summary>
    [Shape(typeof(NonNegativeIntegerType))]
    public int? PackedPolicySize { get; init; }

    /// <summary>The identity provider.</summary>
    public string? Provider { get; init; }

    /// <summary>Whom the token was made for.</summary>
    public string? Audience { get; init; }

    /// <summary>Who stands behind the session, as <c>sts:SourceIdentity</c>.</summary>
    [Shape(typeof(SourceIdentityType))]
    public string? SourceIdentity { get; init; }
}
