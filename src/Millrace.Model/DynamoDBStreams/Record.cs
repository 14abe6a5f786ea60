using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>A change of an item.</summary>
[Structure]
public sealed partial record Record
{
    /// <summary>What tells the record from every other.</summary>
    [MemberName("eventID")]
    public string? EventID { get; init; }

    /// <summary>What happened; one of <see cref="OperationType"/>.</summary>
    [Shape(typeof(OperationType))]
    [MemberName("eventName")]
    public string? EventName { get; init; }

    /// <summary>The version of the record's form.</summary>
    [MemberName("eventVersion")]
    public string? EventVersion { get; init; }

    /// <summary>The service that the record comes from.</summary>
    [MemberName("eventSource")]
    public string? EventSource { get; init; }

    /// <summary>The region.</summary>
    [MemberName("awsRegion")]
    public string? AwsRegion { get; init; }

    /// <summary>The change.</summary>
    [MemberName("dynamodb")]
    public StreamRecord? Dynamodb { get; init; }

    /// <summary>Who deleted an item that had expired; nothing for other changes.</summary>
    [MemberName("userIdentity")]
    public Identity? UserIdentity { get; init; }
}
