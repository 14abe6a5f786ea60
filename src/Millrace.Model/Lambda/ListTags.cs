using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>ListTags: lists a function's tags.</summary>
/// <remarks>Errors: InvalidParameterValueException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LambdaApi), "ListTags", Resource = "function", ReadOnly = true)]
[Http("GET", "/2017-03-31/tags/{Resource}")]
public sealed partial record ListTagsRequest : IRequest<ListTagsResponse>
{
    /// <summary>The function's ARN.</summary>
    [Shape(typeof(TaggableResource))]
    [InPath]
    public required string Resource { get; init; }
}

/// <summary>The answer of ListTags.</summary>
[Structure]
public sealed partial record ListTagsResponse
{
    /// <summary>The tags, 50 at most.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
