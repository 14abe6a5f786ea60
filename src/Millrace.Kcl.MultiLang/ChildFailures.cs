using Millrace.Kcl.MultiLang.Processes;

namespace Millrace.Kcl.MultiLang;

/// <summary>Where a child's failure ends the daemon.</summary>
internal sealed class ChildFailures
{
    private readonly TaskCompletionSource<ChildFailureException> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The first failure.</summary>
    public Task<ChildFailureException> First => _first.Task;

    /// <summary>Ends the daemon.</summary>
    public void Report(ChildFailureException failure) => _first.TrySetResult(failure);
}
