using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>Temporary credentials.</summary>
[Structure]
public sealed partial record Credentials
{
    /// <summary>The key's public part.</summary>
    [Shape(typeof(AccessKeyIdType))]
    public required string AccessKeyId { get; init; }

    /// <summary>The key's secret part. It is told once, here.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>What must be sent with each request.</summary>
    public required string SessionToken { get; init; }

    /// <summary>When the credentials end.</summary>
    public required DateTimeOffset? Expiration { get; init; }
}
