using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A stream that was searched.</summary>
[Structure]
public sealed partial record SearchedLogStream
{
    /// <summary>The stream's name, 1 to 512 characters without <c>:</c> and <c>*</c>.</summary>
    [Shape(typeof(LogStreamName))]
    [MemberName("logStreamName")]
    public string? LogStreamName { get; init; }

    /// <summary>Whether the stream was read to its end.</summary>
    [MemberName("searchedCompletely")]
    public bool? SearchedCompletely { get; init; }
}
