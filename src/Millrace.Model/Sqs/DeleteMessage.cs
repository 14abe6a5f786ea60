using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>DeleteMessage: deletes a message that was received.</summary>
/// <remarks>Errors: InvalidIdFormat, ReceiptHandleIsInvalid, QueueDoesNotExist, UnsupportedOperation.</remarks>
[Structure]
[Operation(typeof(SqsApi), "DeleteMessage", Resource = "queue")]
public sealed partial record DeleteMessageRequest : IRequest<NoOutput>
{
    /// <summary>The queue's URL.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>What the message was received with.</summary>
    public required string ReceiptHandle { get; init; }
}
