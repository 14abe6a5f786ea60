using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>TagQueue: adds tags to a queue.</summary>
/// <remarks>Errors: QueueDoesNotExist, UnsupportedOperation.</remarks>
[Structure]
[Operation(typeof(SqsApi), "TagQueue", Resource = "queue")]
public sealed partial record TagQueueRequest : IRequest<NoOutput>
{
    /// <summary>The queue's URL.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>The tags.</summary>
    [Flattened("Tag", Key = "Key", Value = "Value")]
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}
