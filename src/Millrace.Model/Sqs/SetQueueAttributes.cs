using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>SetQueueAttributes: changes a queue's settings.</summary>
/// <remarks>Errors: InvalidAttributeName, InvalidAttributeValue, QueueDoesNotExist, UnsupportedOperation, OverLimit.</remarks>
[Structure]
[Operation(typeof(SqsApi), "SetQueueAttributes", Resource = "queue")]
public sealed partial record SetQueueAttributesRequest : IRequest<NoOutput>
{
    /// <summary>The queue's URL.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>Attributes by name.</summary>
    [Flattened("Attribute", Key = "Name", Value = "Value")]
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }
}
