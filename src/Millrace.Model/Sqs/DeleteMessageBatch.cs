using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>DeleteMessageBatch: deletes up to ten messages that were received, each by itself.</summary>
/// <remarks>Errors: TooManyEntriesInBatchRequest, EmptyBatchRequest, BatchEntryIdsNotDistinct, InvalidBatchEntryId, QueueDoesNotExist, UnsupportedOperation.</remarks>
[Structure]
[Operation(typeof(SqsApi), "DeleteMessageBatch", Resource = "queue")]
public sealed partial record DeleteMessageBatchRequest : IRequest<DeleteMessageBatchResponse>
{
    /// <summary>The queue's URL.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>The parts, 1 to 10, with ids that differ.</summary>
    [Flattened("DeleteMessageBatchRequestEntry")]
    public required IReadOnlyList<DeleteMessageBatchRequestEntry> Entries { get; init; }
}

/// <summary>The answer of DeleteMessageBatch.</summary>
[Structure]
public sealed partial record DeleteMessageBatchResponse
{
    /// <summary>The parts that succeeded.</summary>
    [Flattened("DeleteMessageBatchResultEntry")]
    public required IReadOnlyList<DeleteMessageBatchResultEntry> Successful { get; init; }

    /// <summary>The parts that failed.</summary>
    [Flattened("BatchResultErrorEntry")]
    public required IReadOnlyList<BatchResultErrorEntry> Failed { get; init; }
}
