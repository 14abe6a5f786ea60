using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Whether items expire, and by which attribute.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.TimeToLiveDescription")]
public sealed partial record TimeToLiveDescription
{
    /// <summary>One of <see cref="TimeToLiveStatus"/>.</summary>
    [Shape(typeof(TimeToLiveStatus))]
    public string? TimeToLiveStatus { get; init; }

    /// <summary>The attribute's name.</summary>
    [Shape(typeof(TimeToLiveAttributeName))]
    public string? AttributeName { get; init; }
}
