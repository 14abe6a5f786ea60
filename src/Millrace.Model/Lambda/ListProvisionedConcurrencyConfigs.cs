using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>ListProvisionedConcurrencyConfigs: lists what is kept ready of a function.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "ListProvisionedConcurrencyConfigs", Resource = "function", ReadOnly = true)]
[Http("GET", "/2019-09-30/functions/{FunctionName}/provisioned-concurrency?List=ALL")]
public sealed partial record ListProvisionedConcurrencyConfigsRequest : IRequest<ListProvisionedConcurrencyConfigsResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>Where to go on: the last answer's <c>NextMarker</c>.</summary>
    [InQuery("Marker")]
    public string? Marker { get; init; }

    /// <summary>The most to list.</summary>
    [Shape(typeof(MaxProvisionedConcurrencyConfigListItems))]
    [InQuery("MaxItems")]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListProvisionedConcurrencyConfigs.</summary>
[Structure]
public sealed partial record ListProvisionedConcurrencyConfigsResponse
{
    /// <summary>What is kept ready.</summary>
    public IReadOnlyList<ProvisionedConcurrencyConfigListItem>? ProvisionedConcurrencyConfigs { get; init; }

    /// <summary>Where the next page begins; nothing when this was the last.</summary>
    public string? NextMarker { get; init; }
}
