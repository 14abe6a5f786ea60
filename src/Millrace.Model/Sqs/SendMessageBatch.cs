using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>SendMessageBatch: puts up to ten messages into a queue, each by itself.</summary>
/// <remarks>Errors: TooManyEntriesInBatchRequest, EmptyBatchRequest, BatchEntryIdsNotDistinct, BatchRequestTooLong, InvalidBatchEntryId, UnsupportedOperation, QueueDoesNotExist.</remarks>
[Structure]
[Operation(typeof(SqsApi), "SendMessageBatch", Resource = "queue")]
public sealed partial record SendMessageBatchRequest : IRequest<SendMessageBatchResponse>
{
    /// <summary>The queue's URL.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>The parts, 1 to 10, with ids that differ.</summary>
    [Flattened("SendMessageBatchRequestEntry")]
    public required IReadOnlyList<SendMessageBatchRequestEntry> Entries { get; init; }
}

/// <summary>The answer of SendMessageBatch.</summary>
[Structure]
public sealed partial record SendMessageBatchResponse
{
    /// <summary>The parts that succeeded.</summary>
    [Flattened("SendMessageBatchResultEntry")]
    public required IReadOnlyList<SendMessageBatchResultEntry> Successful { get; init; }

    /// <summary>The parts that failed.</summary>
    [Flattened("BatchResultErrorEntry")]
    public required IReadOnlyList<BatchResultErrorEntry> Failed { get; init; }
}
