using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>An event source mapping.</summary>
[Structure]
public sealed partial record EventSourceMappingConfiguration
{
    /// <summary>The mapping's id.</summary>
    public string? UUID { get; init; }

    /// <summary>Where reading begins; one of <see cref="EventSourcePosition"/>.</summary>
    [Shape(typeof(EventSourcePosition))]
    public string? StartingPosition { get; init; }

    /// <summary>From when on, for <c>AT_TIMESTAMP</c>.</summary>
    public DateTimeOffset? StartingPositionTimestamp { get; init; }

    /// <summary>The most records of a call.</summary>
    [Shape(typeof(BatchSize))]
    public int? BatchSize { get; init; }

    /// <summary>How long records are gathered, in seconds.</summary>
    [Shape(typeof(MaximumBatchingWindowInSeconds))]
    public int? MaximumBatchingWindowInSeconds { get; init; }

    /// <summary>How many calls a shard has at once.</summary>
    [Shape(typeof(ParallelizationFactor))]
    public int? ParallelizationFactor { get; init; }

    /// <summary>The source: the ARN of a stream, or of a consumer of one.</summary>
    [Shape(typeof(Arn))]
    public string? EventSourceArn { get; init; }

    /// <summary>Which records it is called with.</summary>
    public FilterCriteria? FilterCriteria { get; init; }

    /// <summary>The function's ARN.</summary>
    [Shape(typeof(FunctionArn))]
    public string? FunctionArn { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>What came of the last batch.</summary>
    public string? LastProcessingResult { get; init; }

    /// <summary>The state.</summary>
    public string? State { get; init; }

    /// <summary>Why it is in that state.</summary>
    public string? StateTransitionReason { get; init; }

    /// <summary>Where the outcome goes.</summary>
    public DestinationConfig? DestinationConfig { get; init; }

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

    /// <summary>How old a record may become, in seconds; -1 for no limit.</summary>
    [Shape(typeof(MaximumRecordAgeInSeconds))]
    public int? MaximumRecordAgeInSeconds { get; init; }

    /// <summary>Whether a batch that failed is cut in two.</summary>
    public bool? BisectBatchOnFunctionError { get; init; }

    /// <summary>How often it is tried again.</summary>
    [Shape(typeof(MaximumRetryAttemptsEventSourceMapping))]
    public int? MaximumRetryAttempts { get; init; }

    /// <summary>The length of a window, in seconds.</summary>
    [Shape(typeof(TumblingWindowInSeconds))]
    public int? TumblingWindowInSeconds { get; init; }

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

    /// <summary>Why the filters cannot be told.</summary>
    public FilterCriteriaError? FilterCriteriaError { get; init; }

    /// <summary>The mapping's ARN.</summary>
    [Shape(typeof(EventSourceMappingArn))]
    public string? EventSourceMappingArn { get; init; }

    /// <summary>The metrics.</summary>
    public EventSourceMappingMetricsConfig? MetricsConfig { get; init; }

    /// <summary>What is logged, and where.</summary>
    public EventSourceMappingLoggingConfig? LoggingConfig { get; init; }

    /// <summary>How many pollers there are.</summary>
    public ProvisionedPollerConfig? ProvisionedPollerConfig { get; init; }
}
