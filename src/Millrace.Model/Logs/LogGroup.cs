using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A group.</summary>
[Structure]
public sealed partial record LogGroup
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public string? LogGroupName { get; init; }

    /// <summary>When it was made, in epoch milliseconds.</summary>
    [Shape(typeof(Timestamp))]
    [MemberName("creationTime")]
    public long? CreationTime { get; init; }

    /// <summary>How many days events are kept; absent when forever.</summary>
    [MemberName("retentionInDays")]
    public int? RetentionInDays { get; init; }

    /// <summary>How many metric filters the group has.</summary>
    [MemberName("metricFilterCount")]
    public int? MetricFilterCount { get; init; }

    /// <summary>The ARN.</summary>
    [MemberName("arn")]
    public string? Arn { get; init; }

    /// <summary>The bytes of the events.</summary>
    [Shape(typeof(StoredBytes))]
    [MemberName("storedBytes")]
    public long? StoredBytes { get; init; }

    /// <summary>The key that the group is encrypted with; kept and told.</summary>
    [Shape(typeof(KmsKeyId))]
    [MemberName("kmsKeyId")]
    public string? KmsKeyId { get; init; }

    /// <summary>One of <see cref="DataProtectionStatus"/>.</summary>
    [Shape(typeof(DataProtectionStatus))]
    [MemberName("dataProtectionStatus")]
    public string? DataProtectionStatus { get; init; }

    /// <summary>What the group has from its account.</summary>
    [ElementShape(typeof(InheritedProperty))]
    [MemberName("inheritedProperties")]
    public IReadOnlyList<string>? InheritedProperties { get; init; }

    /// <summary>One of <see cref="LogGroupClass"/>.</summary>
    [Shape(typeof(LogGroupClass))]
    [MemberName("logGroupClass")]
    public string? LogGroupClass { get; init; }

    /// <summary>The ARN without <c>:*</c> at its end.</summary>
    [MemberName("logGroupArn")]
    public string? LogGroupArn { get; init; }

    /// <summary>Whether the group is kept from being deleted.</summary>
    [MemberName("deletionProtectionEnabled")]
    public bool? DeletionProtectionEnabled { get; init; }

    /// <summary>Whether events may be put with a bearer token.</summary>
    [MemberName("bearerTokenAuthenticationEnabled")]
    public bool? BearerTokenAuthenticationEnabled { get; init; }
}
