using System.Collections.Concurrent;

namespace Millrace.Storage.Logs.Files;

/// <summary>
/// Threads that write and sync groups. A sync blocks for milliseconds; on the thread pool a few of them would hold up every request.
/// </summary>
internal sealed class LogWriters : IDisposable
{
    private const int ThreadCount = 8;

    private readonly BlockingCollection<IThreadPoolWorkItem> _ready = [];
    private readonly List<Thread> _threads = [];

    public LogWriters()
    {
        for (var i = 0; i < ThreadCount; i++)
        {
            var thread = new Thread(Run) { IsBackground = true, Name = $"log writer {i}" };
            _threads.Add(thread);
            thread.Start();
        }
    }

    public void Add(IThreadPoolWorkItem log) => _ready.Add(log);

    /// <summary>Ends the threads when they have written what they were given.</summary>
    public void Dispose()
    {
        _ready.CompleteAdding();
        foreach (var thread in _threads)
            thread.Join();
        _ready.Dispose();
    }

    private void Run()
    {
        foreach (var log in _ready.GetConsumingEnumerable())
            log.Execute();
    }
}
