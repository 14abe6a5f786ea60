using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>
/// DeleteStream: deletes a stream with its shards, records, tags and consumers. It is DELETING first, then gone. 5 calls a second per account.
/// </summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException (consumers are registered), LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "DeleteStream", Resource = "stream")]
public sealed partial record DeleteStreamRequest : IRequest<NoOutput>, IStreamRequest
{
    /// <inheritdoc/>
    [Shape(typeof(StreamName))]
    public string? StreamName { get; init; }

    /// <summary>Delete the stream even when consumers are registered on it.</summary>
    public bool? EnforceConsumerDeletion { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamARN))]
    public string? StreamARN { get; init; }

    /// <inheritdoc/>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }
}
