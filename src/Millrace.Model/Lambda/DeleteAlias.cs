using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>DeleteAlias: deletes an alias.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "DeleteAlias", Resource = "function")]
[Http("DELETE", "/2015-03-31/functions/{FunctionName}/aliases/{Name}", Status = 204)]
public sealed partial record DeleteAliasRequest : IRequest<NoOutput>
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
