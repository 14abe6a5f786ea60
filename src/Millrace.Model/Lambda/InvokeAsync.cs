using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>InvokeAsync: calls a function without waiting for it, as was done before Invoke could.</summary>
/// <remarks>Errors: InvalidRuntimeException, ResourceConflictException, ResourceNotFoundException, InvalidRequestContentException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "InvokeAsync", Resource = "function", Action = "InvokeFunction")]
[Http("POST", "/2014-11-13/functions/{FunctionName}/invoke-async", Status = 202, MaxBodyBytes = 1048576)]
public sealed partial record InvokeAsyncRequest : IRequest<InvokeAsyncResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(NamespacedFunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>What the function gets, JSON.</summary>
    [Payload]
    public required ReadOnlyMemory<byte>? InvokeArgs { get; init; }
}

/// <summary>The answer of InvokeAsync.</summary>
[Structure]
public sealed partial record InvokeAsyncResponse
{
    /// <summary>The HTTP status.</summary>
    [InStatus]
    public int? Status { get; init; }
}
