using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>ChangeMessageVisibility: changes for how long a received message is hidden from others.</summary>
/// <remarks>Errors: MessageNotInflight, ReceiptHandleIsInvalid, QueueDoesNotExist, UnsupportedOperation.</remarks>
[Structure]
[Operation(typeof(SqsApi), "ChangeMessageVisibility", Resource = "queue")]
public sealed partial record ChangeMessageVisibilityRequest : IRequest<NoOutput>
{
    /// <summary>The queue's URL.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>What the message was received with.</summary>
    public required string ReceiptHandle { get; init; }

    /// <summary>For how many seconds it is hidden from others, 0 to 43200.</summary>
    public required int? VisibilityTimeout { get; init; }
}
