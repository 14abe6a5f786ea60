using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>GetFunction: describes a function, with where its code and its tags are.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "GetFunction", Resource = "function", ReadOnly = true)]
[Http("GET", "/2015-03-31/functions/{FunctionName}")]
public sealed partial record GetFunctionRequest : IRequest<GetFunctionResponse>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(NamespacedFunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>The version or the alias.</summary>
    [Shape(typeof(NumericLatestPublishedOrAliasQualifier))]
    [InQuery("Qualifier")]
    public string? Qualifier { get; init; }
}

/// <summary>The answer of GetFunction.</summary>
[Structure]
public sealed partial record GetFunctionResponse
{
    /// <summary>The settings.</summary>
    public FunctionConfiguration? Configuration { get; init; }

    /// <summary>The code.</summary>
    public FunctionCodeLocation? Code { get; init; }

    /// <summary>The tags, 50 at most.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Why tags cannot be told.</summary>
    public TagsError? TagsError { get; init; }

    /// <summary>The concurrency that is set aside.</summary>
    public Concurrency? Concurrency { get; init; }
}
