using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>UpdateEventSourceMapping: changes an event source mapping.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceInUseException, ResourceConflictException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "UpdateEventSourceMapping", Resource = "event source mapping")]
[Http("PUT", "/2015-03-31/event-source-mappings/{UUID}", Status = 202)]
public sealed partial record UpdateEventSourceMappingRequest : IRequest<EventSourceMappingConfiguration>
{
    /// <summary>The mapping's id.</summary>
    [InPath]
    public required string UUID { get; init; }

    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(NamespacedFunctionName))]
    public string? FunctionName { get; init; }

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

    /// <summary>How many calls a shard has at once.</summary>
    [Shape(typeof(ParallelizationFactor))]
    public int? ParallelizationFactor { get; init; }

    /// <summary>How the source is reached.</summary>
    [Shape(typeof(SourceAccessConfigurations))]
    public IReadOnlyList<SourceAccessConfiguration>? SourceAccessConfigurations { get; init; }

    /// <summary>The length of a window, in seconds.</summary>
    [Shape(typeof(TumblingWindowInSeconds))]
    public int? TumblingWindowInSeconds { get; init; }

    /// <summary>What the function's answers say; one of <see cref="FunctionResponseType"/>.</summary>
    [Shape(typeof(FunctionResponseTypeList))]
    [ElementShape(typeof(FunctionResponseType))]
    public IReadOnlyList<string>? FunctionResponseTypes { get; init; }

    /// <summary>How many calls run at once.</summary>
    public ScalingConfig? ScalingConfig { get; init; }

    /// <summary>How a Kafka cluster of AWS is read.</summary>
    public AmazonManagedKafkaEventSourceConfig? AmazonManagedKafkaEventSourceConfig { get; init; }

    /// <summary>How the Kafka cluster of one's own is read.</summary>
    public SelfManagedKafkaEventSourceConfig? SelfManagedKafkaEventSourceConfig { get; init; }

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
