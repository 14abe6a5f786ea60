using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>ListQueueTags: lists a queue's tags.</summary>
/// <remarks>Errors: QueueDoesNotExist, UnsupportedOperation.</remarks>
[Structure]
[Operation(typeof(SqsApi), "ListQueueTags", Resource = "queue", ReadOnly = true)]
public sealed partial record ListQueueTagsRequest : IRequest<ListQueueTagsResponse>
{
    /// <summary>The queue's URL.</summary>
    public required string QueueUrl { get; init; }
}

/// <summary>The answer of ListQueueTags.</summary>
[Structure]
public sealed partial record ListQueueTagsResponse
{
    /// <summary>The tags.</summary>
    [Flattened("Tag", Key = "Key", Value = "Value")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
