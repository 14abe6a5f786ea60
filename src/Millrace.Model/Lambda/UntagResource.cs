using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>UntagResource: takes tags off a function.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceConflictException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "UntagResource", Resource = "function")]
[Http("DELETE", "/2017-03-31/tags/{Resource}", Status = 204)]
public sealed partial record UntagResourceRequest : IRequest<NoOutput>
{
    /// <summary>The function's ARN.</summary>
    [Shape(typeof(TaggableResource))]
    [InPath]
    public required string Resource { get; init; }

    /// <summary>The keys of the tags.</summary>
    [InQuery("tagKeys")]
    public required IReadOnlyList<string> TagKeys { get; init; }
}
