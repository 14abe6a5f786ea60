using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>ListFunctionEventInvokeConfigs: lists how calls are treated that nobody waits for.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "ListFunctionEventInvokeConfigs", Resource = "function", ReadOnly = true)]
[Http("GET", "/2019-09-25/functions/{FunctionName}/event-invoke-config/list")]
public sealed partial record ListFunctionEventInvokeConfigsRequest : IRequest<ListFunctionEventInvokeConfigsResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(NamespacedFunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>Where to go on: the last answer's <c>NextMarker</c>.</summary>
    [InQuery("Marker")]
    public string? Marker { get; init; }

    /// <summary>The most to list.</summary>
    [Shape(typeof(MaxFunctionEventInvokeConfigListItems))]
    [InQuery("MaxItems")]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListFunctionEventInvokeConfigs.</summary>
[Structure]
public sealed partial record ListFunctionEventInvokeConfigsResponse
{
    /// <summary>How calls are treated, for each version and alias that says so.</summary>
    public IReadOnlyList<FunctionEventInvokeConfig>? FunctionEventInvokeConfigs { get; init; }

    /// <summary>Where the next page begins; nothing when this was the last.</summary>
    public string? NextMarker { get; init; }
}
