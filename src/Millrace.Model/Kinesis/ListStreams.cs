using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>ListStreams: the names of an account's streams in a region, sorted, a page at a time. 5 calls a second per account.</summary>
/// <remarks>Errors: LimitExceededException, ExpiredNextTokenException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "ListStreams", Resource = "*", ReadOnly = true)]
public sealed partial record ListStreamsRequest : IRequest<ListStreamsResponse>
{
    /// <summary>The most streams to return, 1 to 10000; 100 by default, and never more than 100 come.</summary>
    [Shape(typeof(ListStreamsInputLimit))]
    public int? Limit { get; init; }

    /// <summary>Return the names after this one, which need not exist.</summary>
    [Shape(typeof(StreamName))]
    public string? ExclusiveStartStreamName { get; init; }

    /// <summary>Go on where an earlier answer ended.</summary>
    [Shape(typeof(NextToken))]
    public string? NextToken { get; init; }
}

/// <summary>The answer of ListStreams.</summary>
[Structure]
public sealed partial record ListStreamsResponse
{
    /// <summary>The names, sorted.</summary>
    [ElementShape(typeof(StreamName))]
    public required IReadOnlyList<string> StreamNames { get; init; }

    /// <summary>There are more.</summary>
    public required bool? HasMoreStreams { get; init; }

    /// <summary>The token for the rest, when there are more.</summary>
    [Shape(typeof(NextToken))]
    public string? NextToken { get; init; }

    /// <summary>A short description of each stream named.</summary>
    public IReadOnlyList<StreamSummary>? StreamSummaries { get; init; }
}

/// <summary>A stream in a list.</summary>
[Structure]
public sealed partial record StreamSummary
{
    /// <summary>The stream's name.</summary>
    [Shape(typeof(StreamName))]
    public required string StreamName { get; init; }

    /// <summary>The stream's ARN.</summary>
    [Shape(typeof(StreamARN))]
    public required string StreamARN { get; init; }

    /// <summary>One of <see cref="Kinesis.StreamStatus"/>.</summary>
    [Shape(typeof(StreamStatus))]
    public required string StreamStatus { get; init; }

    /// <summary>Provisioned or on demand.</summary>
    public StreamModeDetails? StreamModeDetails { get; init; }

    /// <summary>When the stream was made.</summary>
    public DateTimeOffset? StreamCreationTimestamp { get; init; }
}
