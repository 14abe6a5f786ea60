using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A new access key.</summary>
[Structure]
public sealed partial record AccessKey
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(UserNameType))]
    public required string UserName { get; init; }

    /// <summary>The key's public part.</summary>
    [Shape(typeof(AccessKeyIdType))]
    public required string AccessKeyId { get; init; }

    /// <summary>Active or Inactive.</summary>
    [Shape(typeof(StatusType))]
    public required string Status { get; init; }

    /// <summary>The key's secret part. It is told once, here.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreateDate { get; init; }
}
