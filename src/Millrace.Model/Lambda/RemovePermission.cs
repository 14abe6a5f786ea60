using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>RemovePermission: takes a statement out of a function's policy.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, PreconditionFailedException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "RemovePermission", Resource = "function")]
[Http("DELETE", "/2015-03-31/functions/{FunctionName}/policy/{StatementId}", Status = 204)]
public sealed partial record RemovePermissionRequest : IRequest<NoOutput>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(NamespacedFunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>The statement's name.</summary>
    [Shape(typeof(NamespacedStatementId))]
    [InPath]
    public required string StatementId { get; init; }

    /// <summary>The version or the alias.</summary>
    [Shape(typeof(NumericLatestPublishedOrAliasQualifier))]
    [InQuery("Qualifier")]
    public string? Qualifier { get; init; }

    /// <summary>Changes with each change; in a request, the one that it is meant for.</summary>
    [InQuery("RevisionId")]
    public string? RevisionId { get; init; }
}
