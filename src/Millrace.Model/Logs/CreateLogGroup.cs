using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>CreateLogGroup: makes a group. Its events are kept forever until PutRetentionPolicy says otherwise.</summary>
/// <remarks>Errors: InvalidParameterException, ResourceAlreadyExistsException, LimitExceededException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "CreateLogGroup", Resource = "log-group")]
public sealed partial record CreateLogGroupRequest : IRequest<NoOutput>
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public required string LogGroupName { get; init; }

    /// <summary>The key that the group is encrypted with; kept and told.</summary>
    [Shape(typeof(KmsKeyId))]
    [MemberName("kmsKeyId")]
    public string? KmsKeyId { get; init; }

    /// <summary>The tags.</summary>
    [Shape(typeof(Tags))]
    [EntryShape(typeof(TagKey), typeof(TagValue))]
    [MemberName("tags")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>One of <see cref="LogGroupClass"/>.</summary>
    [Shape(typeof(LogGroupClass))]
    [MemberName("logGroupClass")]
    public string? LogGroupClass { get; init; }

    /// <summary>Whether the group is kept from being deleted.</summary>
    [MemberName("deletionProtectionEnabled")]
    public bool? DeletionProtectionEnabled { get; init; }
}
