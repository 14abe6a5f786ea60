using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>UntagLogGroup: takes tags off a group, as old clients do.</summary>
/// <remarks>Errors: ResourceNotFoundException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "UntagLogGroup", Resource = "log-group")]
public sealed partial record UntagLogGroupRequest : IRequest<NoOutput>
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public required string LogGroupName { get; init; }

    /// <summary>The keys of the tags.</summary>
    [Shape(typeof(TagList))]
    [ElementShape(typeof(TagKey))]
    [MemberName("tags")]
    public required IReadOnlyList<string> Tags { get; init; }
}
