using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>RemovePermission: takes a statement out of a queue's policy.</summary>
/// <remarks>Errors: QueueDoesNotExist, UnsupportedOperation.</remarks>
[Structure]
[Operation(typeof(SqsApi), "RemovePermission", Resource = "queue")]
public sealed partial record RemovePermissionRequest : IRequest<NoOutput>
{
    /// <summary>The queue's URL.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>The statement's name.</summary>
    public required string Label { get; init; }
}
