using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>DeleteRetentionPolicy: keeps the events of a group forever.</summary>
/// <remarks>Errors: InvalidParameterException, ResourceNotFoundException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "DeleteRetentionPolicy", Resource = "log-group")]
public sealed partial record DeleteRetentionPolicyRequest : IRequest<NoOutput>
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public required string LogGroupName { get; init; }
}
