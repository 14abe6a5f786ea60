using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>GetAlias: tells what an alias points to.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "GetAlias", Resource = "function", ReadOnly = true)]
[Http("GET", "/2015-03-31/functions/{FunctionName}/aliases/{Name}")]
public sealed partial record GetAliasRequest : IRequest<AliasConfiguration>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>The alias's name.</summary>
    [Shape(typeof(Alias))]
    [InPath]
    public required string Name { get; init; }
}
