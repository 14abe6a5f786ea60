using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>UntagResource: takes tags off a group.</summary>
/// <remarks>Errors: InvalidParameterException, ResourceNotFoundException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "UntagResource", Resource = "log-group")]
public sealed partial record UntagResourceRequest : IRequest<NoOutput>
{
    /// <summary>The group's ARN.</summary>
    [Shape(typeof(AmazonResourceName))]
    [MemberName("resourceArn")]
    public required string ResourceArn { get; init; }

    /// <summary>The keys of the tags.</summary>
    [Shape(typeof(TagKeyList))]
    [ElementShape(typeof(TagKey))]
    [MemberName("tagKeys")]
    public required IReadOnlyList<string> TagKeys { get; init; }
}
