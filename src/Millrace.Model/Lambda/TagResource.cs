using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>TagResource: adds tags to a function.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "TagResource", Resource = "function")]
[Http("POST", "/2017-03-31/tags/{Resource}", Status = 204)]
public sealed partial record TagResourceRequest : IRequest<NoOutput>
{
    /// <summary>The function's ARN.</summary>
    [Shape(typeof(TaggableResource))]
    [InPath]
    public required string Resource { get; init; }

    /// <summary>The tags, 50 at most.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}
