using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>ListTagsOfResource: lists a table's tags.</summary>
/// <remarks>Errors: ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "ListTagsOfResource", Resource = "table", ReadOnly = true)]
public sealed partial record ListTagsOfResourceRequest : IRequest<ListTagsOfResourceResponse>
{
    /// <summary>The table's ARN.</summary>
    [Shape(typeof(ResourceArnString))]
    public required string ResourceArn { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? NextToken { get; init; }
}

/// <summary>The answer of ListTagsOfResource.</summary>
[Structure]
public sealed partial record ListTagsOfResourceResponse
{
    /// <summary>The tags, 50 at most.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? NextToken { get; init; }
}
