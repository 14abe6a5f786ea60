using System.Collections.Concurrent;

namespace Millrace.Storage.Logs.Files;

/// <summary>Groups and pending appends between two uses, shared by all logs so that an idle log holds none.</summary>
internal sealed class AppendPool
{
    private readonly ConcurrentQueue<PendingAppend> _appends = new();
    private readonly ConcurrentQueue<AppendGroup> _groups = new();

    public PendingAppend RentAppend() => _appends.TryDequeue(out var append) ? append : new PendingAppend(this);

    public AppendGroup RentGroup() => _groups.TryDequeue(out var group) ? group : new AppendGroup();

    public void Return(PendingAppend append) => _appends.Enqueue(append);

    public void Return(AppendGroup group)
    {
        group.Reset();
        _groups.Enqueue(group);
    }
}
