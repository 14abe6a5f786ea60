using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A table's stream.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.StreamSpecification")]
public sealed partial record StreamSpecification
{
    /// <summary>Whether the table has a stream.</summary>
    public required bool? StreamEnabled { get; init; }

    /// <summary>What the stream tells of an item; one of <see cref="StreamViewType"/>.</summary>
    [Shape(typeof(StreamViewType))]
    public string? StreamViewType { get; init; }
}
