namespace Millrace.Lessons.Tests;

/// <summary>What a lesson printed, a call and its outcome a line.</summary>
public sealed record LessonRun(int ExitCode, string Output)
{
    public IReadOnlyList<string> Lines { get; } = Output.Split('\n');

    /// <summary>The outcomes of a call, in order.</summary>
    public IReadOnlyList<string> Of(string call) =>
        [.. Lines.Where(l => l.StartsWith(call + " ", StringComparison.Ordinal)).Select(l => l[call.Length..].Trim())];

    public LessonRun Ends(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}:\n{Output}");
        return this;
    }

    public LessonRun Says(string text)
    {
        Assert.Contains(text, Output, StringComparison.Ordinal);
        return this;
    }
}
