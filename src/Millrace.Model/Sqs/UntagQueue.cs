using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>UntagQueue: takes tags off a queue.</summary>
/// <remarks>Errors: QueueDoesNotExist, UnsupportedOperation.</remarks>
[Structure]
[Operation(typeof(SqsApi), "UntagQueue", Resource = "queue")]
public sealed partial record UntagQueueRequest : IRequest<NoOutput>
{
    /// <summary>The queue's URL.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>The keys of the tags.</summary>
    [Flattened("TagKey")]
    public required IReadOnlyList<string> TagKeys { get; init; }
}
