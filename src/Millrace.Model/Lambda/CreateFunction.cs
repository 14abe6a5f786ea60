using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>CreateFunction: makes a function of a zip with its code.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, InvalidCodeSignatureException, ResourceNotFoundException, CodeVerificationFailedException, CodeSigningConfigNotFoundException, CodeStorageExceededException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "CreateFunction", Resource = "function")]
[Http("POST", "/2015-03-31/functions", Status = 201, MaxBodyBytes = 70167211)]
public sealed partial record CreateFunctionRequest : IRequest<FunctionConfiguration>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    public required string FunctionName { get; init; }

    /// <summary>What runs the code; one of <see cref="Runtime"/>.</summary>
    public string? Runtime { get; init; }

    /// <summary>The role that it runs as.</summary>
    [Shape(typeof(RoleArn))]
    public required string Role { get; init; }

    /// <summary>What in the code is called.</summary>
    [Shape(typeof(Handler))]
    public string? Handler { get; init; }

    /// <summary>The code.</summary>
    public required FunctionCode Code { get; init; }

    /// <summary>The description.</summary>
    [Shape(typeof(Description))]
    public string? Description { get; init; }

    /// <summary>How long a call may last, in seconds.</summary>
    [Shape(typeof(Timeout))]
    public int? Timeout { get; init; }

    /// <summary>Memory in MB.</summary>
    [Shape(typeof(MemorySize))]
    public int? MemorySize { get; init; }

    /// <summary>Whether a version is made of it at once.</summary>
    public bool? Publish { get; init; }

    /// <summary>The network that it is in.</summary>
    public VpcConfig? VpcConfig { get; init; }

    /// <summary>What the code comes in; one of <see cref="PackageType"/>.</summary>
    [Shape(typeof(PackageType))]
    public string? PackageType { get; init; }

    /// <summary>Where events go that it failed on.</summary>
    public DeadLetterConfig? DeadLetterConfig { get; init; }

    /// <summary>The environment variables.</summary>
    public Environment? Environment { get; init; }

    /// <summary>The key that is encrypted with.</summary>
    [Shape(typeof(KMSKeyArn))]
    public string? KMSKeyArn { get; init; }

    /// <summary>Whether calls are traced.</summary>
    public TracingConfig? TracingConfig { get; init; }

    /// <summary>The tags, 50 at most.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The layers.</summary>
    [ElementShape(typeof(LayerVersionArn))]
    public IReadOnlyList<string>? Layers { get; init; }

    /// <summary>The file systems.</summary>
    [Shape(typeof(FileSystemConfigList))]
    public IReadOnlyList<FileSystemConfig>? FileSystemConfigs { get; init; }

    /// <summary>How the image is started.</summary>
    public ImageConfig? ImageConfig { get; init; }

    /// <summary>Which signatures the code needs.</summary>
    [Shape(typeof(CodeSigningConfigArn))]
    public string? CodeSigningConfigArn { get; init; }

    /// <summary>What processors the code is for; one of <see cref="Architecture"/>.</summary>
    [Shape(typeof(ArchitecturesList))]
    [ElementShape(typeof(Architecture))]
    public IReadOnlyList<string>? Architectures { get; init; }

    /// <summary>The size of /tmp.</summary>
    public EphemeralStorage? EphemeralStorage { get; init; }

    /// <summary>Whether environments start from a snapshot.</summary>
    public SnapStart? SnapStart { get; init; }

    /// <summary>What is logged, and where.</summary>
    public LoggingConfig? LoggingConfig { get; init; }

    /// <summary>The instances that it runs on.</summary>
    public CapacityProviderConfig? CapacityProviderConfig { get; init; }

    /// <summary>What the version is also published to; one of <see cref="FunctionVersionLatestPublished"/>.</summary>
    [Shape(typeof(FunctionVersionLatestPublished))]
    public string? PublishTo { get; init; }

    /// <summary>How long durable executions last and are kept.</summary>
    public DurableConfig? DurableConfig { get; init; }

    /// <summary>Whether tenants are kept apart.</summary>
    public TenancyConfig? TenancyConfig { get; init; }
}
