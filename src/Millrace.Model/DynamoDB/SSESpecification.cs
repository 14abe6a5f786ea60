using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How a table shall be encrypted.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.SSESpecification")]
public sealed partial record SSESpecification
{
    /// <summary>Whether it is on.</summary>
    public bool? Enabled { get; init; }

    /// <summary>One of <see cref="SSEType"/>.</summary>
    [Shape(typeof(SSEType))]
    public string? SSEType { get; init; }

    /// <summary>The key.</summary>
    public string? KMSMasterKeyId { get; init; }
}
