using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>ListFunctionUrlConfigs: lists the URLs of a function and its aliases.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "ListFunctionUrlConfigs", Resource = "function", ReadOnly = true)]
[Http("GET", "/2021-10-31/functions/{FunctionName}/urls")]
public sealed partial record ListFunctionUrlConfigsRequest : IRequest<ListFunctionUrlConfigsResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>Where to go on: the last answer's <c>NextMarker</c>.</summary>
    [InQuery("Marker")]
    public string? Marker { get; init; }

    /// <summary>The most to list.</summary>
    [Shape(typeof(MaxItems))]
    [InQuery("MaxItems")]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListFunctionUrlConfigs.</summary>
[Structure]
public sealed partial record ListFunctionUrlConfigsResponse
{
    /// <summary>The URLs.</summary>
    public required IReadOnlyList<FunctionUrlConfig> FunctionUrlConfigs { get; init; }

    /// <summary>Where the next page begins; nothing when this was the last.</summary>
    public string? NextMarker { get; init; }
}
