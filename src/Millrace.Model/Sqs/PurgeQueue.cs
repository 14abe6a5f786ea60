using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>PurgeQueue: deletes all messages of a queue.</summary>
/// <remarks>Errors: QueueDoesNotExist, PurgeQueueInProgress, UnsupportedOperation.</remarks>
[Structure]
[Operation(typeof(SqsApi), "PurgeQueue", Resource = "queue")]
public sealed partial record PurgeQueueRequest : IRequest<NoOutput>
{
    /// <summary>The queue's URL.</summary>
    public required string QueueUrl { get; init; }
}
