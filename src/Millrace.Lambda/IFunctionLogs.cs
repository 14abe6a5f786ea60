namespace Millrace.Lambda;

/// <summary>Where the logs of functions go (facts/logs-metrics.md, Lambda delivery).</summary>
public interface IFunctionLogs
{
    /// <summary>Writes lines in order; group and stream are made when they are not there. What the role has no leave for is not written.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="lines">The lines, the oldest first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask WriteAsync(FunctionLogStream stream, IReadOnlyList<FunctionLogLine> lines, CancellationToken cancellationToken);
}

/// <summary>The log stream of an execution environment.</summary>
/// <param name="AccountId">The account of the function.</param>
/// <param name="Region">Its region.</param>
/// <param name="RoleArn">The role that it runs as.</param>
/// <param name="Group">The log group.</param>
/// <param name="Stream">The log stream.</param>
public sealed record FunctionLogStream(string AccountId, string Region, string RoleArn, string Group, string Stream);

/// <summary>A line of a function's log.</summary>
/// <param name="Time">When it was written.</param>
/// <param name="Text">The line, without its end.</param>
public readonly record struct FunctionLogLine(DateTimeOffset Time, string Text);
