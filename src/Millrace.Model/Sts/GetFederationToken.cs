using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>GetFederationToken: gives temporary credentials to somebody outside, bounded by a policy and by the caller's own permissions.</summary>
/// <remarks>Errors: MalformedPolicyDocument, PackedPolicyTooLarge, RegionDisabledException.</remarks>
[Structure]
[Operation(typeof(StsApi), "GetFederationToken", Resource = "federated-user")]
public sealed partial record GetFederationTokenRequest : IRequest<GetFederationTokenResponse>
{
    /// <summary>The federated user's name.</summary>
    [Shape(typeof(UserNameType))]
    public required string Name { get; init; }

    /// <summary>The policy.</summary>
    [Shape(typeof(SessionPolicyDocumentType))]
    public string? Policy { get; init; }

    /// <summary>Managed policies that bound the session, 10 at most.</summary>
    public IReadOnlyList<PolicyDescriptorType>? PolicyArns { get; init; }

    /// <summary>How long the credentials are good for, in seconds.</summary>
    [Shape(typeof(DurationSecondsType))]
    public int? DurationSeconds { get; init; }

    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>The answer of GetFederationToken.</summary>
[Structure]
public sealed partial record GetFederationTokenResponse
{
    /// <summary>The temporary credentials.</summary>
    public Credentials? Credentials { get; init; }

    /// <summary>Who acts with the credentials.</summary>
    public FederatedUser? FederatedUser { get; init; }

    /// <summary>How much of the room for policies and tags the session uses, in percent.</summary>
    [Shape(typeof(NonNegativeIntegerType))]
    public int? PackedPolicySize { get; init; }
}
