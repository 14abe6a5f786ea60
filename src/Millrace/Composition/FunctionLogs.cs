using Millrace.Lambda;

namespace Millrace.Composition;

/// <summary>Where the logs of functions go.</summary>
internal sealed class FunctionLogs : IFunctionLogs
{
    public ValueTask WriteAsync(FunctionLogStream stream, IReadOnlyList<FunctionLogLine> lines, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
