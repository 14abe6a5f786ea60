using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>ListTagsForResource: lists the tags of a group.</summary>
/// <remarks>Errors: InvalidParameterException, ResourceNotFoundException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "ListTagsForResource", Resource = "log-group", ReadOnly = true)]
public sealed partial record ListTagsForResourceRequest : IRequest<ListTagsForResourceResponse>
{
    /// <summary>The group's ARN.</summary>
    [Shape(typeof(AmazonResourceName))]
    [MemberName("resourceArn")]
    public required string ResourceArn { get; init; }
}

/// <summary>The answer of ListTagsForResource.</summary>
[Structure]
public sealed partial record ListTagsForResourceResponse
{
    /// <summary>The tags.</summary>
    [Shape(typeof(Tags))]
    [EntryShape(typeof(TagKey), typeof(TagValue))]
    [MemberName("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
