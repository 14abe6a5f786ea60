using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>GetFunctionUrlConfig: describes the URL of a function or an alias.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "GetFunctionUrlConfig", Resource = "function", ReadOnly = true)]
[Http("GET", "/2021-10-31/functions/{FunctionName}/url")]
public sealed partial record GetFunctionUrlConfigRequest : IRequest<GetFunctionUrlConfigResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>The version or the alias.</summary>
    [Shape(typeof(FunctionUrlQualifier))]
    [InQuery("Qualifier")]
    public string? Qualifier { get; init; }
}

/// <summary>The answer of GetFunctionUrlConfig.</summary>
[Structure]
public sealed partial record GetFunctionUrlConfigResponse
{
    /// <summary>The URL.</summary>
    [Shape(typeof(FunctionUrl))]
    public required string FunctionUrl { get; init; }

    /// <summary>The function's ARN.</summary>
    [Shape(typeof(FunctionArn))]
    public required string FunctionArn { get; init; }

    /// <summary>Who may call; one of <see cref="FunctionUrlAuthType"/>.</summary>
    [Shape(typeof(FunctionUrlAuthType))]
    public required string AuthType { get; init; }

    /// <summary>What browsers may do.</summary>
    public Cors? Cors { get; init; }

    /// <summary>When it was made.</summary>
    public required string CreationTime { get; init; }

    /// <summary>When it last changed.</summary>
    public required string LastModifiedTime { get; init; }

    /// <summary>Whether answers are sent in pieces; one of <see cref="InvokeMode"/>.</summary>
    [Shape(typeof(InvokeMode))]
    public string? InvokeMode { get; init; }
}
