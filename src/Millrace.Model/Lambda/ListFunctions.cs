using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>ListFunctions: lists the account's functions in the region.</summary>
/// <remarks>Errors: InvalidParameterValueException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "ListFunctions", Resource = "*", ReadOnly = true)]
[Http("GET", "/2015-03-31/functions")]
public sealed partial record ListFunctionsRequest : IRequest<ListFunctionsResponse>
{
    /// <summary>Only functions that are copies of this region's.</summary>
    [Shape(typeof(MasterRegion))]
    [InQuery("MasterRegion")]
    public string? MasterRegion { get; init; }

    /// <summary>The version.</summary>
    [Shape(typeof(FunctionVersion))]
    [InQuery("FunctionVersion")]
    public string? FunctionVersion { get; init; }

    /// <summary>Where to go on: the last answer's <c>NextMarker</c>.</summary>
    [InQuery("Marker")]
    public string? Marker { get; init; }

    /// <summary>The most to list.</summary>
    [Shape(typeof(MaxListItems))]
    [InQuery("MaxItems")]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListFunctions.</summary>
[Structure]
public sealed partial record ListFunctionsResponse
{
    /// <summary>Where the next page begins; nothing when this was the last.</summary>
    public string? NextMarker { get; init; }

    /// <summary>The functions.</summary>
    public IReadOnlyList<FunctionConfiguration>? Functions { get; init; }
}
