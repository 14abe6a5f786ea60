using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>ListLayerVersions: lists the versions of a layer, the newest first.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "ListLayerVersions", Resource = "*", ReadOnly = true)]
[Http("GET", "/2018-10-31/layers/{LayerName}/versions")]
public sealed partial record ListLayerVersionsRequest : IRequest<ListLayerVersionsResponse>
{
    /// <summary>Only those for this runtime; one of <see cref="Runtime"/>.</summary>
    [Shape(typeof(Runtime))]
    [InQuery("CompatibleRuntime")]
    public string? CompatibleRuntime { get; init; }

    /// <summary>The layer's name or ARN.</summary>
    [Shape(typeof(LayerName))]
    [InPath]
    public required string LayerName { get; init; }

    /// <summary>Where to go on: the last answer's <c>NextMarker</c>.</summary>
    [InQuery("Marker")]
    public string? Marker { get; init; }

    /// <summary>The most to list.</summary>
    [Shape(typeof(MaxLayerListItems))]
    [InQuery("MaxItems")]
    public int? MaxItems { get; init; }

    /// <summary>Only those for this processor; one of <see cref="Architecture"/>.</summary>
    [Shape(typeof(Architecture))]
    [InQuery("CompatibleArchitecture")]
    public string? CompatibleArchitecture { get; init; }
}

/// <summary>The answer of ListLayerVersions.</summary>
[Structure]
public sealed partial record ListLayerVersionsResponse
{
    /// <summary>Where the next page begins; nothing when this was the last.</summary>
    public string? NextMarker { get; init; }

    /// <summary>The versions.</summary>
    public IReadOnlyList<LayerVersionsListItem>? LayerVersions { get; init; }
}
