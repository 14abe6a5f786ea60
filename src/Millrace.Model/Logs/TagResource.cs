using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>TagResource: adds tags to a group.</summary>
/// <remarks>Errors: InvalidParameterException, ResourceNotFoundException, TooManyTagsException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "TagResource", Resource = "log-group")]
public sealed partial record TagResourceRequest : IRequest<NoOutput>
{
    /// <summary>The group's ARN.</summary>
    [Shape(typeof(AmazonResourceName))]
    [MemberName("resourceArn")]
    public required string ResourceArn { get; init; }

    /// <summary>The tags.</summary>
    [Shape(typeof(Tags))]
    [EntryShape(typeof(TagKey), typeof(TagValue))]
    [MemberName("tags")]
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}
