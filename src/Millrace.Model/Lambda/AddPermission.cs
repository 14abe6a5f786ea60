using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>AddPermission: lets a principal use a function, by the function's policy.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, PolicyLengthExceededException, ResourceNotFoundException, PreconditionFailedException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "AddPermission", Resource = "function")]
[Http("POST", "/2015-03-31/functions/{FunctionName}/policy", Status = 201)]
public sealed partial record AddPermissionRequest : IRequest<AddPermissionResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(NamespacedFunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>The statement's name.</summary>
    [Shape(typeof(StatementId))]
    public required string StatementId { get; init; }

    /// <summary>The action.</summary>
    [Shape(typeof(Action))]
    public required string Action { get; init; }

    /// <summary>Who is let in: a service, an account or an ARN.</summary>
    [Shape(typeof(Principal))]
    public required string Principal { get; init; }

    /// <summary>Only calls on behalf of this resource.</summary>
    [Shape(typeof(Arn))]
    public string? SourceArn { get; init; }

    /// <summary>Only calls on behalf of this account.</summary>
    [Shape(typeof(SourceOwner))]
    public string? SourceAccount { get; init; }

    /// <summary>A token of Alexa that calls must have.</summary>
    [Shape(typeof(EventSourceToken))]
    public string? EventSourceToken { get; init; }

    /// <summary>The version or the alias.</summary>
    [Shape(typeof(NumericLatestPublishedOrAliasQualifier))]
    [InQuery("Qualifier")]
    public string? Qualifier { get; init; }

    /// <summary>Changes with each change; in a request, the one that it is meant for.</summary>
    public string? RevisionId { get; init; }

    /// <summary>Only principals of this organization.</summary>
    [Shape(typeof(PrincipalOrgID))]
    public string? PrincipalOrgID { get; init; }

    /// <summary>Only calls by a URL of this kind; one of <see cref="FunctionUrlAuthType"/>.</summary>
    [Shape(typeof(FunctionUrlAuthType))]
    public string? FunctionUrlAuthType { get; init; }

    /// <summary>Only calls by a URL.</summary>
    public bool? InvokedViaFunctionUrl { get; init; }
}

/// <summary>The answer of AddPermission.</summary>
[Structure]
public sealed partial record AddPermissionResponse
{
    /// <summary>The statement, JSON.</summary>
    public string? Statement { get; init; }
}
