using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>DeleteLogStream: deletes a stream with its events.</summary>
/// <remarks>Errors: InvalidParameterException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(LogsApi), "DeleteLogStream", Resource = "log-stream")]
public sealed partial record DeleteLogStreamRequest : IRequest<NoOutput>
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
