using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>ListQueues: lists the URLs of the account's queues in the region.</summary>
/// <remarks>Errors: UnsupportedOperation.</remarks>
[Structure]
[Operation(typeof(SqsApi), "ListQueues", Resource = "*", ReadOnly = true)]
public sealed partial record ListQueuesRequest : IRequest<ListQueuesResponse>
{
    /// <summary>What the names begin with.</summary>
    public string? QueueNamePrefix { get; init; }

    /// <summary>Where the next page begins.</summary>
    public string? NextToken { get; init; }

    /// <summary>The most URLs to list, 1 to 1000; only with it are there pages.</summary>
    public int? MaxResults { get; init; }
}

/// <summary>The answer of ListQueues.</summary>
[Structure]
public sealed partial record ListQueuesResponse
{
    /// <summary>The URLs.</summary>
    [Flattened("QueueUrl")]
    public IReadOnlyList<string>? QueueUrls { get; init; }

    /// <summary>Where the next page begins.</summary>
    public string? NextToken { get; init; }
}
