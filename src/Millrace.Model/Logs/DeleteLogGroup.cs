using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>DeleteLogGroup: deletes a group with its streams and events.</summary>
/// <remarks>Errors: InvalidParameterException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "DeleteLogGroup", Resource = "log-group")]
public sealed partial record DeleteLogGroupRequest : IRequest<NoOutput>
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public required string LogGroupName { get; init; }
}
