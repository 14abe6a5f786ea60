using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>ListTagsLogGroup: lists the tags of a group, as old clients do.</summary>
/// <remarks>Errors: ResourceNotFoundException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "ListTagsLogGroup", Resource = "log-group", ReadOnly = true)]
public sealed partial record ListTagsLogGroupRequest : IRequest<ListTagsLogGroupResponse>
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public required string LogGroupName { get; init; }
}

/// <summary>The answer of ListTagsLogGroup.</summary>
[Structure]
public sealed partial record ListTagsLogGroupResponse
{
    /// <summary>The tags.</summary>
    [Shape(typeof(Tags))]
    [EntryShape(typeof(TagKey), typeof(TagValue))]
    [MemberName("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
