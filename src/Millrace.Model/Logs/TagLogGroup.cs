using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>TagLogGroup: adds tags to a group, as old clients do.</summary>
/// <remarks>Errors: ResourceNotFoundException, InvalidParameterException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "TagLogGroup", Resource = "log-group")]
public sealed partial record TagLogGroupRequest : IRequest<NoOutput>
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public required string LogGroupName { get; init; }

    /// <summary>The tags.</summary>
    [Shape(typeof(Tags))]
    [EntryShape(typeof(TagKey), typeof(TagValue))]
    [MemberName("tags")]
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}
