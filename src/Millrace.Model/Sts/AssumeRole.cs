using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>AssumeRole: gives temporary credentials of a role to whom its trust policy names.</summary>
/// <remarks>Errors: MalformedPolicyDocument, PackedPolicyTooLarge, RegionDisabledException, ExpiredTokenException.</remarks>
[Structure]
[Operation(typeof(StsApi), "AssumeRole", Resource = "role")]
public sealed partial record AssumeRoleRequest : IRequest<AssumeRoleResponse>
{
    /// <summary>The role's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string RoleArn { get; init; }

    /// <summary>The session's name, which stands in the ARN of whoever acts.</summary>
    [Shape(typeof(RoleSessionNameType))]
    public required string RoleSessionName { get; init; }

    /// <summary>Managed policies that bound the session, 10 at most.</summary>
    public IReadOnlyList<PolicyDescriptorType>? PolicyArns { get; init; }

    /// <summary>The policy.</summary>
    [Shape(typeof(UnrestrictedSessionPolicyDocumentType))]
    public string? Policy { get; init; }

    /// <summary>How long the credentials are good for, in seconds.</summary>
    [Shape(typeof(RoleDurationSecondsType))]
    public int? DurationSeconds { get; init; }

    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>The tags that are handed on along a chain of roles.</summary>
    [Shape(typeof(TagKeyListType))]
    [ElementShape(typeof(TagKeyType))]
    public IReadOnlyList<string>? TransitiveTagKeys { get; init; }

    /// <summary>What the trust policy may ask of a third party, as <c>sts:ExternalId</c>.</summary>
    [Shape(typeof(ExternalIdType))]
    public string? ExternalId { get; init; }

    /// <summary>The caller's MFA device.</summary>
    [Shape(typeof(SerialNumberType))]
    public string? SerialNumber { get; init; }

    /// <summary>The MFA device's code.</summary>
    [Shape(typeof(TokenCodeType))]
    public string? TokenCode { get; init; }

    /// <summary>Who stands behind the session, as <c>sts:SourceIdentity</c>.</summary>
    [Shape(typeof(SourceIdentityType))]
    public string? SourceIdentity { get; init; }

    /// <summary>Contexts that providers assert.</summary>
    [Shape(typeof(ProvidedContextsListType))]
    public IReadOnlyList<ProvidedContext>? ProvidedContexts { get; init; }
}

/// <summary>The answer of AssumeRole.</summary>
[Structure]
public sealed partial record AssumeRoleResponse
{
    /// <summary>The temporary credentials.</summary>
    public Credentials? Credentials { get; init; }

    /// <summary>Who acts with the credentials.</summary>
    public AssumedRoleUser? AssumedRoleUser { get; init; }

    /// <summary>How much of the room for policies and tags the session uses, in percent.</summary>
    [Shape(typeof(NonNegativeIntegerType))]
    public int? PackedPolicySize { get; init; }

    /// <summary>Who stands behind the session, as <c>sts:SourceIdentity</c>.</summary>
    [Shape(typeof(SourceIdentityType))]
    public string? SourceIdentity { get; init; }
}
