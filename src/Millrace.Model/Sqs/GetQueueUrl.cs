using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>GetQueueUrl: tells a queue's URL.</summary>
/// <remarks>Errors: QueueDoesNotExist, UnsupportedOperation.</remarks>
[Structure]
[Operation(typeof(SqsApi), "GetQueueUrl", Resource = "queue", ReadOnly = true)]
public sealed partial record GetQueueUrlRequest : IRequest<GetQueueUrlResponse>
{
    /// <summary>The queue's name, 1 to 80 characters of <c>[a-zA-Z0-9_-]</c>.</summary>
    public required string QueueName { get; init; }

    /// <summary>The account that the queue belongs to, if not the caller's.</summary>
    public string? QueueOwnerAWSAccountId { get; init; }
}

/// <summary>The answer of GetQueueUrl.</summary>
[Structure]
public sealed partial record GetQueueUrlResponse
{
    /// <summary>The queue's URL.</summary>
    public string? QueueUrl { get; init; }
}
