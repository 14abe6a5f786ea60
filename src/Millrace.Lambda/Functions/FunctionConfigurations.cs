using System.Security.Cryptography;
using System.Text;
using Millrace.Lambda.Code;
using Millrace.Model.Lambda;

namespace Millrace.Lambda.Functions;

/// <summary>A function's settings: as a request sets them, and as answers tell them (facts/lambda.md 1).</summary>
internal static class FunctionConfigurations
{
    private const int DefaultTimeout = 3;
    private const int DefaultMemorySize = 128;
    private const int DefaultEphemeralStorage = 512;

    /// <summary>AWS has one reason for what is new and for what is changed.</summary>
    private const string BeingCreated = "The function is being created.";

    /// <summary>The settings of a new function, which is in no state yet.</summary>
    public static FunctionConfiguration Create(FunctionKey key, CreateFunctionRequest request, CodePackage code, IReadOnlyList<Layer>? layers, string now) => new()
    {
        FunctionName = key.Name,
        FunctionArn = key.Arn,
        Runtime = request.Runtime,
        Role = request.Role,
        Handler = request.Handler,
        CodeSize = code.Zip.Length,
        CodeSha256 = code.Sha256,
        Description = request.Description ?? "",
        Timeout = request.Timeout ?? DefaultTimeout,
        MemorySize = request.MemorySize ?? DefaultMemorySize,
        LastModified = now,
        Version = FunctionKey.Latest,
        VpcConfig = Vpc(request.VpcConfig),
        DeadLetterConfig = DeadLetters(request.DeadLetterConfig),
        Environment = Variables(request.Environment),
        KMSKeyArn = NonEmpty(request.KMSKeyArn),
        TracingConfig = new TracingConfigResponse { Mode = request.TracingConfig?.Mode ?? TracingMode.PassThrough },
        RevisionId = NewRevision(),
        Layers = layers,
        FileSystemConfigs = request.FileSystemConfigs is { Count: > 0 } systems ? systems : null,
        PackageType = PackageType.Zip,
        Architectures = request.Architectures ?? [Architecture.X8664],
        EphemeralStorage = request.EphemeralStorage ?? new EphemeralStorage { Size = DefaultEphemeralStorage },
        SnapStart = Snapshots(request.SnapStart),
        RuntimeVersionConfig = RuntimeVersion(key, request.Runtime),
        LoggingConfig = Logging(key, request.LoggingConfig),
    };

    /// <summary>Settings that a request changes; what it leaves out stays.</summary>
    public static FunctionConfiguration Update(
        FunctionKey key, FunctionConfiguration configuration, UpdateFunctionConfigurationRequest request, IReadOnlyList<Layer>? layers) => configuration with
        {
            Runtime = request.Runtime ?? configuration.Runtime,
            RuntimeVersionConfig = request.Runtime is null ? configuration.RuntimeVersionConfig : RuntimeVersion(key, request.Runtime),
            Role = request.Role ?? configuration.Role,
            Handler = request.Handler ?? configuration.Handler,
            Description = request.Description ?? configuration.Description,
            Timeout = request.Timeout ?? configuration.Timeout,
            MemorySize = request.MemorySize ?? configuration.MemorySize,
            VpcConfig = request.VpcConfig is null ? configuration.VpcConfig : Vpc(request.VpcConfig),
            DeadLetterConfig = request.DeadLetterConfig is null ? configuration.DeadLetterConfig : DeadLetters(request.DeadLetterConfig),
            Environment = request.Environment is null ? configuration.Environment : Variables(request.Environment),
            KMSKeyArn = request.KMSKeyArn is null ? configuration.KMSKeyArn : NonEmpty(request.KMSKeyArn),
            TracingConfig = request.TracingConfig?.Mode is { } mode ? new TracingConfigResponse { Mode = mode } : configuration.TracingConfig,
            Layers = request.Layers is null ? configuration.Layers : layers,
            FileSystemConfigs = request.FileSystemConfigs is null ? configuration.FileSystemConfigs : request.FileSystemConfigs is { Count: > 0 } systems ? systems : null,
            EphemeralStorage = request.EphemeralStorage ?? configuration.EphemeralStorage,
            SnapStart = request.SnapStart is null ? configuration.SnapStart : Snapshots(request.SnapStart),
            LoggingConfig = request.LoggingConfig is null ? configuration.LoggingConfig : Logging(key, request.LoggingConfig),
        };

    /// <summary>Settings that have just changed.</summary>
    public static FunctionConfiguration Touched(this FunctionConfiguration configuration, string now) =>
        configuration with { LastModified = now, RevisionId = NewRevision() };

    /// <summary>A new revision.</summary>
    public static string NewRevision() => Guid.NewGuid().ToString();

    /// <summary>Settings of a version that is being made.</summary>
    public static FunctionConfiguration AsPending(this FunctionConfiguration configuration) => configuration with
    {
        State = State.Pending,
        StateReason = BeingCreated,
        StateReasonCode = StateReasonCode.Creating,
        RevisionId = NewRevision(),
    };

    /// <summary>Settings that are being changed.</summary>
    public static FunctionConfiguration AsUpdating(this FunctionConfiguration configuration) => configuration with
    {
        LastUpdateStatus = LastUpdateStatus.InProgress,
        LastUpdateStatusReason = BeingCreated,
        LastUpdateStatusReasonCode = StateReasonCode.Creating,
        RevisionId = NewRevision(),
    };

    /// <summary>Settings of a version that was made, or changed, to the end. Their revision is another one (facts/lambda.md 1).</summary>
    public static FunctionConfiguration AsSettled(this FunctionConfiguration configuration) => configuration.AsStill() with { RevisionId = NewRevision() };

    /// <summary>Settings as a list tells them, which says nothing of states.</summary>
    public static FunctionConfiguration AsListed(this FunctionConfiguration configuration, string arn) => configuration with
    {
        FunctionArn = arn,
        State = null,
        LastUpdateStatus = null,
        RuntimeVersionConfig = null,
    };

    /// <summary>Whether two versions have the same code and the same settings.</summary>
    public static bool AreAlike(FunctionConfiguration one, FunctionConfiguration other) => Essence(one).AsSpan().SequenceEqual(Essence(other));

    /// <summary>Settings that nothing is under way of.</summary>
    public static FunctionConfiguration AsStill(this FunctionConfiguration configuration) => configuration with
    {
        State = State.Active,
        StateReason = null,
        StateReasonCode = null,
        LastUpdateStatus = LastUpdateStatus.Successful,
        LastUpdateStatusReason = null,
        LastUpdateStatusReasonCode = null,
    };

    private static byte[] Essence(FunctionConfiguration configuration) => LambdaStateJson.Write(configuration.AsStill() with
    {
        FunctionArn = null,
        Version = null,
        RevisionId = null,
        LastModified = null,
        Description = null,
        SnapStart = configuration.SnapStart is null ? null : configuration.SnapStart with { OptimizationStatus = null },
    });

    private static RuntimeVersionConfig? RuntimeVersion(FunctionKey key, string? runtime) => runtime is null
        ? null
        : new RuntimeVersionConfig
        {
            RuntimeVersionArn =
                $"arn:{Partition.Of(key.Region)}:lambda:{key.Region}::runtime:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(runtime)))}",
        };

    private static VpcConfigResponse? Vpc(VpcConfig? vpc) => vpc is null
        ? null
        : new VpcConfigResponse
        {
            SubnetIds = vpc.SubnetIds ?? [],
            SecurityGroupIds = vpc.SecurityGroupIds ?? [],
            VpcId = "",
            Ipv6AllowedForDualStack = vpc.Ipv6AllowedForDualStack ?? false,
        };

    private static DeadLetterConfig? DeadLetters(DeadLetterConfig? config) => string.IsNullOrEmpty(config?.TargetArn) ? null : config;

    private static EnvironmentResponse? Variables(Model.Lambda.Environment? environment) =>
        environment is null ? null : new EnvironmentResponse { Variables = environment.Variables ?? new Dictionary<string, string>() };

    private static SnapStartResponse Snapshots(SnapStart? snapshots) => new()
    {
        ApplyOn = snapshots?.ApplyOn ?? SnapStartApplyOn.None,
        OptimizationStatus = SnapStartOptimizationStatus.Off,
    };

    private static LoggingConfig Logging(FunctionKey key, LoggingConfig? logging)
    {
        var isJson = logging?.LogFormat == LogFormat.JSON;
        return new LoggingConfig
        {
            LogFormat = logging?.LogFormat ?? LogFormat.Text,
            ApplicationLogLevel = logging?.ApplicationLogLevel ?? (isJson ? ApplicationLogLevel.Info : null),
            SystemLogLevel = logging?.SystemLogLevel ?? (isJson ? SystemLogLevel.Info : null),
            LogGroup = logging?.LogGroup ?? $"/aws/lambda/{key.Name}",
        };
    }

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
