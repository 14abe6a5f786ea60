using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>UpdateFunctionConfiguration: changes a function's settings.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, InvalidCodeSignatureException, ResourceNotFoundException, CodeVerificationFailedException, CodeSigningConfigNotFoundException, PreconditionFailedException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "UpdateFunctionConfiguration", Resource = "function")]
[Http("PUT", "/2015-03-31/functions/{FunctionName}/configuration")]
public sealed partial record UpdateFunctionConfigurationRequest : IRequest<FunctionConfiguration>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>The role that it runs as.</summary>
    [Shape(typeof(RoleArn))]
    public string? Role { get; init; }

    /// <summary>What in the code is called.</summary>
    [Shape(typeof(Handler))]
    public string? Handler { get; init; }

    /// <summary>The description.</summary>
    [Shape(typeof(Description))]
    public string? Description { get; init; }

    /// <summary>How long a call may last, in seconds.</summary>
    [Shape(typeof(Timeout))]
    public int? Timeout { get; init; }

    /// <summary>Memory in MB.</summary>
    [Shape(typeof(MemorySize))]
    public int? MemorySize { get; init; }

    /// <summary>The network that it is in.</summary>
    public VpcConfig? VpcConfig { get; init; }

    /// <summary>The environment variables.</summary>
    public Environment? Environment { get; init; }

    /// <summary>What runs the code; one of <see cref="Runtime"/>.</summary>
    public string? Runtime { get; init; }

    /// <summary>Where events go that it failed on.</summary>
    public DeadLetterConfig? DeadLetterConfig { get; init; }

    /// <summary>The key that is encrypted with.</summary>
    [Shape(typeof(KMSKeyArn))]
    public string? KMSKeyArn { get; init; }

    /// <summary>Whether calls are traced.</summary>
    public TracingConfig? TracingConfig { get; init; }

    /// <summary>Changes with each change; in a request, the one that it is meant for.</summary>
    public string? RevisionId { get; init; }

    /// <summary>The layers.</summary>
    [ElementShape(typeof(LayerVersionArn))]
    public IReadOnlyList<string>? Layers { get; init; }

    /// <summary>The file systems.</summary>
    [Shape(typeof(FileSystemConfigList))]
    public IReadOnlyList<FileSystemConfig>? FileSystemConfigs { get; init; }

    /// <summary>How the image is started.</summary>
    public ImageConfig? ImageConfig { get; init; }

    /// <summary>The size of /tmp.</summary>
    public EphemeralStorage? EphemeralStorage { get; init; }

    /// <summary>Whether environments start from a snapshot.</summary>
    public SnapStart? SnapStart { get; init; }

    /// <summary>What is logged, and where.</summary>
    public LoggingConfig? LoggingConfig { get; init; }

    /// <summary>The instances that it runs on.</summary>
    public CapacityProviderConfig? CapacityProviderConfig { get; init; }

    /// <summary>How long durable executions last and are kept.</summary>
    public DurableConfig? DurableConfig { get; init; }
}
