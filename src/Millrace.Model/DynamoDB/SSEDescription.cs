using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How a table is encrypted.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.SSEDescription")]
public sealed partial record SSEDescription
{
    /// <summary>The state.</summary>
    [Shape(typeof(SSEStatus))]
    public string? Status { get; init; }

    /// <summary>One of <see cref="SSEType"/>.</summary>
    [Shape(typeof(SSEType))]
    public string? SSEType { get; init; }

    /// <summary>The key's ARN.</summary>
    public string? KMSMasterKeyArn { get; init; }

    /// <summary>Since when the key cannot be used.</summary>
    public DateTimeOffset? InaccessibleEncryptionDateTime { get; init; }
}
