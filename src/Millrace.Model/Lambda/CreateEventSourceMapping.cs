using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>CreateEventSourceMapping: has a function called with the records of a stream.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "CreateEventSourceMapping", Resource = "*")]
[Http("POST", "/2015-03-31/event-source-mappings", Status = 202)]
public sealed partial record CreateEventSourceMappingRequest : IRequest<EventSourceMappingConfiguration>
{
    /// <summary>The source: the ARN of a stream, or of a consumer of one.</summary>
    [Shape(typeof(Arn))]
    public string? EventSourceArn { get; init; }

    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(NamespacedFunctionName))]
    public required string FunctionName { get; init; }

    /// <summary>Whether records are read.</summary>
    public bool? Enabled { get; init; }

    /// <summary>The most records of a call.</summary>
    [Shape(typeof(BatchSize))]
    public int? BatchSize { get; init; }

    /// <summary>Which records it is called with.</summary>
    public FilterCriteria? FilterCriteria { get; init; }

    /// <summary>How long records are gathered, in seconds.</summary>
    [Shape(typeof(MaximumBatchingWindowInSeconds))]
    public int? MaximumBatchingWindowInSeconds { get; init; }

    /// <summary>How many calls a shard has at once.</summary>
    [Shape(typeof(ParallelizationFactor))]
    public int? ParallelizationFactor { get; init; }

    /// <summary>Where reading begins; one of <see cref="EventSourcePosition"/>.</summary>
    [Shape(typeof(EventSourcePosition))]
    public string? StartingPosition { get; init; }

    /// <summary>From when on, for <c>AT_TIMESTAMP</c>.</summary>
    public DateTimeOffset? StartingPositionTimestamp { get; init; }

    /// <summary>Where the outcome goes.</summary>
    public DestinationConfig? DestinationConfig { get; init; }

    /// <summary>How old a record may become, in seconds; -1 for no limit.</summary>
    [Shape(typeof(MaximumRecordAgeInSeconds))]
    public int? MaximumRecordAgeInSeconds { get; init; }

    /// <summary>Whether a batch that failed is cut in two.</summary>
    public bool? BisectBatchOnFunctionError { get; init; }

    /// <summary>How often it is tried again.</summary>
    [Shape(typeof(MaximumRetryAttemptsEventSourceMapping))]
    public int? MaximumRetryAttempts { get; init; }

    /// <summary>The tags, 50 at most.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The length of a window, in seconds.</summary>
    [Shape(typeof(TumblingWindowInSeconds))]
    public int? TumblingWindowInSeconds { get; init; }

    /// <summary>The topics.</summary>
    [Shape(typeof(Topics))]
    [ElementShape(typeof(Topic))]
    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>The queues of the broker.</summary>
    [Shape(typeof(Queues))]
    [ElementShape(typeof(Queue))]
    public IReadOnlyList<string>? Queues { get; init; }

    /// <summary>How the source is reached.</summary>
    [Shape(typeof(SourceAccessConfigurations))]
    public IReadOnlyList<SourceAccessConfiguration>? SourceAccessConfigurations { get; init; }

    /// <summary>The Kafka cluster of one's own.</summary>
    public SelfManagedEventSource? SelfManagedEventSource { get; init; }

    /// <summary>What the function's answers say; one of <see cref="FunctionResponseType"/>.</summary>
    [Shape(typeof(FunctionResponseTypeList))]
    [ElementShape(typeof(FunctionResponseType))]
    public IReadOnlyList<string>? FunctionResponseTypes { get; init; }

    /// <summary>How a Kafka cluster of AWS is read.</summary>
    public AmazonManagedKafkaEventSourceConfig? AmazonManagedKafkaEventSourceConfig { get; init; }

    /// <summary>How the Kafka cluster of one's own is read.</summary>
    public SelfManagedKafkaEventSourceConfig? SelfManagedKafkaEventSourceConfig { get; init; }

    /// <summary>How many calls run at once.</summary>
    public ScalingConfig? ScalingConfig { get; init; }

    /// <summary>Which documents are read.</summary>
    public DocumentDBEventSourceConfig? DocumentDBEventSourceConfig { get; init; }

    /// <summary>The key that is encrypted with.</summary>
    [Shape(typeof(KMSKeyArn))]
    public string? KMSKeyArn { get; init; }

    /// <summary>The metrics.</summary>
    public EventSourceMappingMetricsConfig? MetricsConfig { get; init; }

    /// <summary>What is logged, and where.</summary>
    public EventSourceMappingLoggingConfig? LoggingConfig { get; init; }

    /// <summary>How many pollers there are.</summary>
    public ProvisionedPollerConfig? ProvisionedPollerConfig { get; init; }
}
