using Millrace.Wire;

namespace Millrace.Model.Sqs;

/// <summary>GetQueueAttributes: tells a queue's settings and how many messages it has.</summary>
/// <remarks>Errors: InvalidAttributeName, QueueDoesNotExist, UnsupportedOperation.</remarks>
[Structure]
[Operation(typeof(SqsApi), "GetQueueAttributes", Resource = "queue", ReadOnly = true)]
public sealed partial record GetQueueAttributesRequest : IRequest<GetQueueAttributesResponse>
{
    /// <summary>The queue's URL.</summary>
    public required string QueueUrl { get; init; }

    /// <summary>Which attributes to tell; <c>All</c> for all.</summary>
    [Flattened("AttributeName")]
    public IReadOnlyList<string>? AttributeNames { get; init; }
}

/// <summary>The answer of GetQueueAttributes.</summary>
[Structure]
public sealed partial record GetQueueAttributesResponse
{
    /// <summary>Attributes by name.</summary>
    [Flattened("Attribute", Key = "Name", Value = "Value")]
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}
