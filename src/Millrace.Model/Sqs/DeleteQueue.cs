using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>DeleteQueue: deletes a queue with all its messages.</summary>
/// <remarks>Errors: QueueDoesNotExist, UnsupportedOperation.</remarks>
[Structure]
[Operation(typeof(SqsApi), "DeleteQueue", Resource = "queue")]
public sealed partial record DeleteQueueRequest : IRequest<NoOutput>
{
    /// <summary>The queue's URL.</summary>
    public required string QueueUrl { get; init; }
}
