using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>ListEventSourceMappings: lists event source mappings.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "ListEventSourceMappings", Resource = "*", ReadOnly = true)]
[Http("GET", "/2015-03-31/event-source-mappings")]
public sealed partial record ListEventSourceMappingsRequest : IRequest<ListEventSourceMappingsResponse>
{
    /// <summary>The source: the ARN of a stream, or of a consumer of one.</summary>
    [Shape(typeof(Arn))]
    [InQuery("EventSourceArn")]
    public string? EventSourceArn { get; init; }

    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(NamespacedFunctionName))]
    [InQuery("FunctionName")]
    public string? FunctionName { get; init; }

    /// <summary>Where to go on: the last answer's <c>NextMarker</c>.</summary>
    [InQuery("Marker")]
    public string? Marker { get; init; }

    /// <summary>The most to list.</summary>
    [Shape(typeof(MaxListItems))]
    [InQuery("MaxItems")]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListEventSourceMappings.</summary>
[Structure]
public sealed partial record ListEventSourceMappingsResponse
{
    /// <summary>Where the next page begins; nothing when this was the last.</summary>
    public string? NextMarker { get; init; }

    /// <summary>The mappings.</summary>
    public IReadOnlyList<EventSourceMappingConfiguration>? EventSourceMappings { get; init; }
}
