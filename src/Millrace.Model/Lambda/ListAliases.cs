using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>ListAliases: lists a function's aliases.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "ListAliases", Resource = "function", ReadOnly = true)]
[Http("GET", "/2015-03-31/functions/{FunctionName}/aliases")]
public sealed partial record ListAliasesRequest : IRequest<ListAliasesResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>The version.</summary>
    [Shape(typeof(VersionWithLatestPublished))]
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

/// <summary>The answer of ListAliases.</summary>
[Structure]
public sealed partial record ListAliasesResponse
{
    /// <summary>Where the next page begins; nothing when this was the last.</summary>
    public string? NextMarker { get; init; }

    /// <summary>The aliases.</summary>
    public IReadOnlyList<AliasConfiguration>? Aliases { get; init; }
}
