using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>ListStreamConsumers: the enhanced fan-out consumers of a stream, a page at a time. 5 calls a second per stream.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException, LimitExceededException, InvalidArgumentException, ExpiredNextTokenException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "ListStreamConsumers", Resource = "stream", ReadOnly = true)]
public sealed partial record ListStreamConsumersRequest : IRequest<ListStreamConsumersResponse>
{
    /// <summary>The stream's ARN.</summary>
    [Shape(typeof(StreamARN))]
    public required string StreamARN { get; init; }

    /// <summary>Go on where an earlier answer ended; it lives 300 seconds.</summary>
    [Shape(typeof(NextToken))]
    public string? NextToken { get; init; }

    /// <summary>The most consumers to return, 1 to 10000; 100 by default, and never more than 100 come.</summary>
    [Shape(typeof(ListStreamConsumersInputLimit))]
    public int? MaxResults { get; init; }

    /// <summary>When the stream was made, to tell it from an earlier stream of its name.</summary>
    public DateTimeOffset? StreamCreationTimestamp { get; init; }

    /// <summary>Reserved by AWS: checked against its pattern, then ignored.</summary>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }
}

/// <summary>The answer of ListStreamConsumers.</summary>
[Structure]
public sealed partial record ListStreamConsumersResponse
{
    /// <summary>The consumers.</summary>
    public IReadOnlyList<Consumer>? Consumers { get; init; }

    /// <summary>The token for the rest, when there are more; it lives 300 seconds.</summary>
    [Shape(typeof(NextToken))]
    public string? NextToken { get; init; }
}
