using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A function's settings, or those of one of its versions.</summary>
[Structure]
public sealed partial record FunctionConfiguration
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(NamespacedFunctionName))]
    public string? FunctionName { get; init; }

    /// <summary>The function's ARN.</summary>
    [Shape(typeof(NameSpacedFunctionArn))]
    public string? FunctionArn { get; init; }

    /// <summary>What runs the code; one of <see cref="Runtime"/>.</summary>
    [Shape(typeof(Runtime))]
    public string? Runtime { get; init; }

    /// <summary>The role that it runs as.</summary>
    [Shape(typeof(RoleArn))]
    public string? Role { get; init; }

    /// <summary>What in the code is called.</summary>
    [Shape(typeof(Handler))]
    public string? Handler { get; init; }

    /// <summary>The size of the zip in bytes.</summary>
    public long? CodeSize { get; init; }

    /// <summary>The description.</summary>
    [Shape(typeof(Description))]
    public string? Description { get; init; }

    /// <summary>How long a call may last, in seconds.</summary>
    [Shape(typeof(Timeout))]
    public int? Timeout { get; init; }

    /// <summary>Memory in MB.</summary>
    [Shape(typeof(MemorySize))]
    public int? MemorySize { get; init; }

    /// <summary>When it last changed.</summary>
    public string? LastModified { get; init; }

    /// <summary>Base64 of the SHA-256 of the zip.</summary>
    public string? CodeSha256 { get; init; }

    /// <summary>The version.</summary>
    [Shape(typeof(Version))]
    public string? Version { get; init; }

    /// <summary>The network that it is in.</summary>
    public VpcConfigResponse? VpcConfig { get; init; }

    /// <summary>Where events go that it failed on.</summary>
    public DeadLetterConfig? DeadLetterConfig { get; init; }

    /// <summary>The environment variables.</summary>
    public EnvironmentResponse? Environment { get; init; }

    /// <summary>The key that is encrypted with.</summary>
    [Shape(typeof(KMSKeyArn))]
    public string? KMSKeyArn { get; init; }

    /// <summary>Whether calls are traced.</summary>
    public TracingConfigResponse? TracingConfig { get; init; }

    /// <summary>The function that this one is a copy of.</summary>
    [Shape(typeof(FunctionArn))]
    public string? MasterArn { get; init; }

    /// <summary>Changes with each change; in a request, the one that it is meant for.</summary>
    public string? RevisionId { get; init; }

    /// <summary>The layers.</summary>
    public IReadOnlyList<Layer>? Layers { get; init; }

    /// <summary>The state.</summary>
    [Shape(typeof(State))]
    public string? State { get; init; }

    /// <summary>Why it is in that state.</summary>
    public string? StateReason { get; init; }

    /// <summary>One of <see cref="StateReasonCode"/>.</summary>
    [Shape(typeof(StateReasonCode))]
    public string? StateReasonCode { get; init; }

    /// <summary>How far the last change has come; one of <see cref="LastUpdateStatus"/>.</summary>
    [Shape(typeof(LastUpdateStatus))]
    public string? LastUpdateStatus { get; init; }

    /// <summary>Why it is there.</summary>
    public string? LastUpdateStatusReason { get; init; }

    /// <summary>One of <see cref="LastUpdateStatusReasonCode"/>.</summary>
    [Shape(typeof(LastUpdateStatusReasonCode))]
    public string? LastUpdateStatusReasonCode { get; init; }

    /// <summary>The file systems.</summary>
    [Shape(typeof(FileSystemConfigList))]
    public IReadOnlyList<FileSystemConfig>? FileSystemConfigs { get; init; }

    /// <summary>What the code comes in; one of <see cref="PackageType"/>.</summary>
    [Shape(typeof(PackageType))]
    public string? PackageType { get; init; }

    /// <summary>How the image is started.</summary>
    public ImageConfigResponse? ImageConfigResponse { get; init; }

    /// <summary>Who signed.</summary>
    [Shape(typeof(Arn))]
    public string? SigningProfileVersionArn { get; init; }

    /// <summary>The signing.</summary>
    [Shape(typeof(Arn))]
    public string? SigningJobArn { get; init; }

    /// <summary>What processors the code is for; one of <see cref="Architecture"/>.</summary>
    [Shape(typeof(ArchitecturesList))]
    [ElementShape(typeof(Architecture))]
    public IReadOnlyList<string>? Architectures { get; init; }

    /// <summary>The size of /tmp.</summary>
    public EphemeralStorage? EphemeralStorage { get; init; }

    /// <summary>Whether environments start from a snapshot.</summary>
    public SnapStartResponse? SnapStart { get; init; }

    /// <summary>The runtime's version.</summary>
    public RuntimeVersionConfig? RuntimeVersionConfig { get; init; }

    /// <summary>What is logged, and where.</summary>
    public LoggingConfig? LoggingConfig { get; init; }

    /// <summary>The instances that it runs on.</summary>
    public CapacityProviderConfig? CapacityProviderConfig { get; init; }

    /// <summary>A hash of the settings.</summary>
    public string? ConfigSha256 { get; init; }

    /// <summary>How long durable executions last and are kept.</summary>
    public DurableConfig? DurableConfig { get; init; }

    /// <summary>Whether tenants are kept apart.</summary>
    public TenancyConfig? TenancyConfig { get; init; }
}
