using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A group in a list.</summary>
[Structure]
public sealed partial record LogGroupSummary
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public string? LogGroupName { get; init; }

    /// <summary>The ARN without <c>:*</c> at its end.</summary>
    [MemberName("logGroupArn")]
    public string? LogGroupArn { get; init; }

    /// <summary>One of <see cref="LogGroupClass"/>.</summary>
    [Shape(typeof(LogGroupClass))]
    [MemberName("logGroupClass")]
    public string? LogGroupClass { get; init; }
}
