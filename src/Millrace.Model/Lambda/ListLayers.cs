using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>ListLayers: lists the account's layers in the region with their newest versions.</summary>
/// <remarks>Errors: InvalidParameterValueException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "ListLayers", Resource = "*", ReadOnly = true)]
[Http("GET", "/2018-10-31/layers")]
public sealed partial record ListLayersRequest : IRequest<ListLayersResponse>
{
    /// <summary>Only those for this runtime; one of <see cref="Runtime"/>.</summary>
    [Shape(typeof(Runtime))]
    [InQuery("CompatibleRuntime")]
    public string? CompatibleRuntime { get; init; }

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

/// <summary>The answer of ListLayers.</summary>
[Structure]
public sealed partial record ListLayersResponse
{
    /// <summary>Where the next page begins; nothing when this was the last.</summary>
    public string? NextMarker { get; init; }

    /// <summary>The layers.</summary>
    public IReadOnlyList<LayersListItem>? Layers { get; init; }
}
