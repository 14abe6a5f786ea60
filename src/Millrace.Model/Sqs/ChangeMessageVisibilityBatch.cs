using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>ChangeMessageVisibilityBatch: changes for how long up to ten received messages are hidden, each by itself.</summary>
/// <remarks>Errors: TooManyEntriesInBatchRequest, EmptyBatchRequest, BatchEntryIdsNotDistinct, InvalidBatchEntryId, QueueDoesNotExist, UnsupportedOperation.</remarks>
[Structure]
[Operation(typeof(SqsApi), "ChangeMessageVisibilityBatch", Resource = "queue")]
public sealed partial record ChangeMessageVisibilityBatchRequest : IRequest<ChangeMessageVisibilityBatchResponse>
{
    /// <summary>The queue's URL.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>The parts, 1 to 10, with ids that differ.</summary>
    [Flattened("ChangeMessageVisibilityBatchRequestEntry")]
    public required IReadOnlyList<ChangeMessageVisibilityBatchRequestEntry> Entries { get; init; }
}

/// <summary>The answer of ChangeMessageVisibilityBatch.</summary>
[Structure]
public sealed partial record ChangeMessageVisibilityBatchResponse
{
    /// <summary>The parts that succeeded.</summary>
    [Flattened("ChangeMessageVisibilityBatchResultEntry")]
    public required IReadOnlyList<ChangeMessageVisibilityBatchResultEntry> Successful { get; init; }

    /// <summary>The parts that failed.</summary>
    [Flattened("BatchResultErrorEntry")]
    public required IReadOnlyList<BatchResultErrorEntry> Failed { get; init; }
}
