using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>PutRetentionPolicy: says how long the events of a group are kept.</summary>
/// <remarks>Errors: InvalidParameterException, ResourceNotFoundException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "PutRetentionPolicy", Resource = "log-group")]
public sealed partial record PutRetentionPolicyRequest : IRequest<NoOutput>
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public required string LogGroupName { get; init; }

    /// <summary>How many days events are kept; absent when forever.</summary>
    [MemberName("retentionInDays")]
    public required int? RetentionInDays { get; init; }
}
