using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>
/// CreateStream: makes a stream, which is CREATING first and ACTIVE when it can be used. 5 calls a second per account.
/// </summary>
/// <remarks>Errors: ResourceInUseException (the name is taken), LimitExceededException, InvalidArgumentException, ValidationException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "CreateStream", Resource = "stream")]
public sealed partial record CreateStreamRequest : IRequest<NoOutput>
{
    /// <summary>How many shards a provisioned stream gets, at least 1. Without a count and a mode the stream is made with 4 shards.</summary>
    [Shape(typeof(PositiveIntegerObject))]
    public int? ShardCount { get; init; }

    /// <summary>The stream's name, 1 to 128 characters of <c>[a-zA-Z0-9_.-]</c>, unique in the account and region.</summary>
    [Shape(typeof(StreamName))]
    public required string StreamName { get; init; }

    /// <summary>Provisioned or on demand; provisioned when left out with a <see cref="ShardCount"/>.</summary>
    public StreamModeDetails? StreamModeDetails { get; init; }

    /// <summary>Tags to start with, 50 at most.</summary>
    [Shape(typeof(TagMap))]
    [EntryShape(typeof(TagKey), typeof(TagValue))]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The throughput in MiB/s that an on-demand stream is ready for at once.</summary>
    [Shape(typeof(NaturalIntegerObject))]
    public int? WarmThroughputMiBps { get; init; }

    /// <summary>The largest record in KiB, key included: 1024 (the default) to 10240.</summary>
    [Shape(typeof(MaxRecordSizeInKiB))]
    public int? MaxRecordSizeInKiB { get; init; }
}
