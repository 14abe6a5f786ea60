using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Millrace.Kcl.MultiLang.Processes;

/// <summary>Starts children and knows those that run, so that none outlives the daemon.</summary>
/// <param name="command">The program and its arguments.</param>
/// <param name="logger">The log.</param>
/// <param name="time">The clock.</param>
internal sealed class ChildLauncher(IReadOnlyList<string> command, ILogger logger, TimeProvider time)
{
    private readonly ConcurrentDictionary<ChildProcess, bool> _running = new();

    /// <summary>The children that run.</summary>
    public ICollection<ChildProcess> Running => _running.Keys;

    /// <summary>Starts a child.</summary>
    /// <exception cref="ChildFailureException">It cannot be started.</exception>
    public ChildProcess Start(string shardId)
    {
        var child = ChildProcess.Start(command, shardId, logger, time);
        _running[child] = true;
        return child;
    }

    /// <summary>Ends a child.</summary>
    /// <inheritdoc cref="ChildProcess.EndAsync"/>
    public async Task<string> EndAsync(ChildProcess child, TimeSpan grace, CancellationToken cancellationToken)
    {
        var end = await child.EndAsync(grace, cancellationToken).ConfigureAwait(false);
        _running.TryRemove(child, out _);
        await child.DisposeAsync().ConfigureAwait(false);
        return end;
    }

    /// <summary>Kills the children that are left.</summary>
    public void KillAll()
    {
        foreach (var child in Running) child.Kill();
    }
}
