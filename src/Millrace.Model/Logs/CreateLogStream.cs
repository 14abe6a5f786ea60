using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>CreateLogStream: makes a stream in a group.</summary>
/// <remarks>Errors: InvalidParameterException, ResourceAlreadyExistsException, ResourceNotFoundException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "CreateLogStream", Resource = "log-group")]
public sealed partial record CreateLogStreamRequest : IRequest<NoOutput>
{
    /// <summary>The group's name, 1 to 512 characters of <c>[.\-_/#A-Za-z0-9]</c>.</summary>
    [Shape(typeof(LogGroupName))]
    [MemberName("logGroupName")]
    public required string LogGroupName { get; init; }

    /// <summary>The stream's name, 1 to 512 characters without <c>:</c> and <c>*</c>.</summary>
    [Shape(typeof(LogStreamName))]
    [MemberName("logStreamName")]
    public required string LogStreamName { get; init; }
}
