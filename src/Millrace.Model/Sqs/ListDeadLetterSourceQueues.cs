using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>ListDeadLetterSourceQueues: lists the queues whose dead letters go to a queue.</summary>
/// <remarks>Errors: QueueDoesNotExist, UnsupportedOperation.</remarks>
[Structure]
[Operation(typeof(SqsApi), "ListDeadLetterSourceQueues", Resource = "queue", ReadOnly = true)]
public sealed partial record ListDeadLetterSourceQueuesRequest : IRequest<ListDeadLetterSourceQueuesResponse>
{
    /// <summary>The queue's URL.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>Where the next page begins.</summary>
    public string? NextToken { get; init; }

    /// <summary>The most URLs to list, 1 to 1000; only with it are there pages.</summary>
    public int? MaxResults { get; init; }
}

/// <summary>The answer of ListDeadLetterSourceQueues.</summary>
[Structure]
public sealed partial record ListDeadLetterSourceQueuesResponse
{
    /// <summary>The URLs.</summary>
    [MemberName("queueUrls")]
    [Flattened("QueueUrl")]
    public required IReadOnlyList<string> QueueUrls { get; init; }

    /// <summary>Where the next page begins.</summary>
    public string? NextToken { get; init; }
}
