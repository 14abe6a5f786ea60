using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>ListVersionsByFunction: lists a function's versions.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "ListVersionsByFunction", Resource = "function", ReadOnly = true)]
[Http("GET", "/2015-03-31/functions/{FunctionName}/versions")]
public sealed partial record ListVersionsByFunctionRequest : IRequest<ListVersionsByFunctionResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(NamespacedFunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>Where to go on: the last answer's <c>NextMarker</c>.</summary>
    [InQuery("Marker")]
    public string? Marker { get; init; }

    /// <summary>The most to list.</summary>
    [Shape(typeof(MaxListItems))]
    [InQuery("MaxItems")]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListVersionsByFunction.</summary>
[Structure]
public sealed partial record ListVersionsByFunctionResponse
{
    /// <summary>Where the next page begins; nothing when this was the last.</summary>
    public string? NextMarker { get; init; }

    /// <summary>The versions.</summary>
    public IReadOnlyList<FunctionConfiguration>? Versions { get; init; }
}
