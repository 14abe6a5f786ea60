using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>PublishVersion: makes a version of a function's code and settings as they are.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, ResourceNotFoundException, CodeStorageExceededException, PreconditionFailedException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "PublishVersion", Resource = "function")]
[Http("POST", "/2015-03-31/functions/{FunctionName}/versions", Status = 201)]
public sealed partial record PublishVersionRequest : IRequest<FunctionConfiguration>
{
    /// <summary>The function's name, or its ARN in part or whole.</summary>
    [Shape(typeof(FunctionName))]
    [InPath]
    public required string FunctionName { get; init; }

    /// <summary>Base64 of the SHA-256 of the zip.</summary>
    public string? CodeSha256 { get; init; }

    /// <summary>The description.</summary>
    [Shape(typeof(Description))]
    public string? Description { get; init; }

    /// <summary>Changes with each change; in a request, the one that it is meant for.</summary>
    public string? RevisionId { get; init; }

    /// <summary>What the version is also published to; one of <see cref="FunctionVersionLatestPublished"/>.</summary>
    [Shape(typeof(FunctionVersionLatestPublished))]
    public string? PublishTo { get; init; }
}
