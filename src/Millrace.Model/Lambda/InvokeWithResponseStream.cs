using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>InvokeWithResponseStream: calls a function and passes its answer on while it comes.</summary>
/// <remarks>Errors: ResourceNotReadyException, TooManyRequestsException, RequestTooLargeException, UnsupportedMediaTypeException, InvalidRuntimeException, NoPublishedVersionException, InvalidParameterValueException, ResourceConflictException, ResourceNotFoundException, InvalidRequestContentException, InvalidZipFileException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "InvokeWithResponseStream", Resource = "function", Action = "InvokeFunction")]
[Http("POST", "/2021-11-15/functions/{FunctionName}/response-streaming-invocations", MaxBodyBytes = 6291456)]
public sealed partial record InvokeWithResponseStreamRequest : IEventStreamRequest<InvokeWithResponseStreamResponseEvent>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(NamespacedFunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>How it is called; one of <see cref="ResponseStreamingInvocationType"/>.</summary>
    [Shape(typeof(ResponseStreamingInvocationType))]
    [InHeader("X-Amz-Invocation-Type")]
    public string? InvocationType { get; init; }

    /// <summary>Whether the log is told; one of <see cref="LogType"/>.</summary>
    [Shape(typeof(LogType))]
    [InHeader("X-Amz-Log-Type")]
    public string? LogType { get; init; }

    /// <summary>What the caller tells of itself, base64 of JSON.</summary>
    [InHeader("X-Amz-Client-Context")]
    public string? ClientContext { get; init; }

    /// <summary>The version or the alias.</summary>
    [Shape(typeof(NumericLatestPublishedOrAliasQualifier))]
    [InQuery("Qualifier")]
    public string? Qualifier { get; init; }

    /// <summary>What the function gets, JSON.</summary>
    [Payload]
    public ReadOnlyMemory<byte>? Payload { get; init; }

    /// <summary>The tenant.</summary>
    [Shape(typeof(TenantId))]
    [InHeader("X-Amz-Tenant-Id")]
    public string? TenantId { get; init; }
}

/// <summary>An event of InvokeWithResponseStream: one of two kinds.</summary>
[Structure]
public sealed partial record InvokeWithResponseStreamResponseEvent : IEventUnion
{
    /// <summary>A part of the answer.</summary>
    public InvokeResponseStreamUpdate? PayloadChunk { get; init; }

    /// <summary>The function is done.</summary>
    public InvokeWithResponseStreamCompleteEvent? InvokeComplete { get; init; }
}

/// <summary>A part of a function's answer.</summary>
[Structure]
public sealed partial record InvokeResponseStreamUpdate
{
    /// <summary>The part, as it is.</summary>
    [Payload]
    public ReadOnlyMemory<byte>? Payload { get; init; }
}

/// <summary>What came of a call whose answer was streamed.</summary>
[Structure]
public sealed partial record InvokeWithResponseStreamCompleteEvent
{
    /// <summary><c>Unhandled</c> when the function failed.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What the function says of its failure, JSON.</summary>
    public string? ErrorDetails { get; init; }

    /// <summary>The end of the log, base64.</summary>
    public string? LogResult { get; init; }
}
