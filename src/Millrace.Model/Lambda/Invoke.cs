using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Invoke: calls a function.</summary>
/// <remarks>Errors: ResourceNotReadyException, RequestTooLargeException, UnsupportedMediaTypeException, SerializedRequestEntityTooLargeException, InvalidRuntimeException, NoPublishedVersionException, InvalidParameterValueException, ResourceConflictException, RecursiveInvocationException, ResourceNotFoundException, InvalidRequestContentException, InvalidZipFileException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "Invoke", Resource = "function", Action = "InvokeFunction")]
[Http("POST", "/2015-03-31/functions/{FunctionName}/invocations", MaxBodyBytes = 6291456)]
public sealed partial record InvokeRequest : IRequest<InvokeResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(NamespacedFunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>How it is called; one of <see cref="InvocationType"/>.</summary>
    [Shape(typeof(InvocationType))]
    [InHeader("X-Amz-Invocation-Type")]
    public string? InvocationType { get; init; }

    /// <summary>Whether the log is told; one of <see cref="LogType"/>.</summary>
    [Shape(typeof(LogType))]
    [InHeader("X-Amz-Log-Type")]
    public string? LogType { get; init; }

    /// <summary>What the caller tells of itself, base64 of JSON.</summary>
    [InHeader("X-Amz-Client-Context")]
    public string? ClientContext { get; init; }

    /// <summary>The name of the durable execution.</summary>
    [Shape(typeof(DurableExecutionName))]
    [InHeader("X-Amz-Durable-Execution-Name")]
    public string? DurableExecutionName { get; init; }

    /// <summary>What the function gets or answers, JSON.</summary>
    [Payload]
    public ReadOnlyMemory<byte>? Payload { get; init; }

    /// <summary>The version or the alias.</summary>
    [Shape(typeof(NumericLatestPublishedOrAliasQualifier))]
    [InQuery("Qualifier")]
    public string? Qualifier { get; init; }

    /// <summary>The tenant.</summary>
    [Shape(typeof(TenantId))]
    [InHeader("X-Amz-Tenant-Id")]
    public string? TenantId { get; init; }
}

/// <summary>The answer of Invoke.</summary>
[Structure]
public sealed partial record InvokeResponse
{
    /// <summary>The HTTP status.</summary>
    [InStatus]
    public int? StatusCode { get; init; }

    /// <summary><c>Unhandled</c> when the function failed.</summary>
    [InHeader("X-Amz-Function-Error")]
    public string? FunctionError { get; init; }

    /// <summary>The end of the log, base64.</summary>
    [InHeader("X-Amz-Log-Result")]
    public string? LogResult { get; init; }

    /// <summary>What the function gets or answers, JSON.</summary>
    [Payload]
    public ReadOnlyMemory<byte>? Payload { get; init; }

    /// <summary>The version that was called.</summary>
    [Shape(typeof(Version))]
    [InHeader("X-Amz-Executed-Version")]
    public string? ExecutedVersion { get; init; }

    /// <summary>The durable execution.</summary>
    [Shape(typeof(DurableExecutionArn))]
    [InHeader("X-Amz-Durable-Execution-Arn")]
    public string? DurableExecutionArn { get; init; }
}
