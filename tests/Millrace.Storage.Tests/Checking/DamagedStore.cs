using System.Text;
using Microsoft.Extensions.Time.Testing;
using Millrace.Storage.Checking;
using Millrace.Storage.Logs;
using Millrace.Storage.Logs.Files;
using Millrace.Storage.Tests.Logs;

namespace Millrace.Storage.Tests.Checking;

/// <summary>A data directory with logs in small segments, for tests that damage it.</summary>
internal sealed class DamagedStore : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000));

    public long SegmentBytes { get; init; } = 600;

    public string Path => _folder["data"];

    public string LogFolder => System.IO.Path.Combine(Path, "logs", "log");

    public string[] Segments => [.. Directory.GetFiles(LogFolder, "*.log").Order(StringComparer.Ordinal)];

    /// <summary>Every record that was acknowledged.</summary>
    public List<(long Position, string Data)> Acknowledged { get; } = [];

    public string File(string path) => System.IO.Path.Combine(Path, path);

    public void Dispose() => _folder.Dispose();

    /// <summary>Appends batches of records of a millisecond each; closes cleanly or leaves what a kill would.</summary>
    public async Task WriteAsync(IEnumerable<int[]> batches, bool cleanly = true)
    {
        using var copy = new TemporaryFolder();
        await UseAsync(async log =>
        {
            foreach (var sizes in batches)
            {
                Clock.Advance(TimeSpan.FromMilliseconds(1));
                var data = sizes.Select((size, i) => $"{Acknowledged.Count + i}/".PadRight(size, 'x')).ToArray();
                var first = (await log.AppendAsync([.. data.Select(d => LogExtensions.Record("k", d))])).FirstPosition;
                Acknowledged.AddRange(data.Select((d, i) => (first + i, d)));
            }
            if (!cleanly)
                CopyLogs(Path, copy.Path);
        });
        if (!cleanly)
            CopyLogs(copy.Path, Path);
    }

    /// <summary>Drops what it can of the records that arrived before the last so many milliseconds; it was never there.</summary>
    public async Task TrimAsync(int newest)
    {
        if (newest == 0)
            return;
        await UseAsync(log => log.TrimAsync(Clock.GetUtcNow().ToUnixTimeMilliseconds() - newest));
        var (read, _) = await ReadAsync();
        Acknowledged.RemoveAll(record => !read.Contains(record));
    }

    public async Task<T> UseAsync<T>(Func<IRecordLog, Task<T>> use)
    {
        using var directory = DataDirectory.Open(Path);
        await using var store = FileRecordLogStore.Open(directory.LogsPath, Durability.Normal, Clock, new FileLogSettings { SegmentBytes = SegmentBytes });
        return await use(store.Open("log"));
    }

    public Task UseAsync(Func<IRecordLog, Task> use) => UseAsync(async log =>
    {
        await use(log);
        return true;
    });

    /// <summary>What can be read, passing every damage as a reader does, and what was told to be lost.</summary>
    public Task<(List<(long Position, string Data)> Read, List<(long First, long Last)> Lost)> ReadAsync() => UseAsync(async log =>
    {
        var (read, lost) = (new List<(long, string)>(), new List<(long, long)>());
        for (var from = 0L; ;)
        {
            try
            {
                using var page = await log.ReadAsync(from, 0, 3, 1 << 20, TestContext.Current.CancellationToken);
                if (page.Records.Count == 0)
                    return (read, lost);
                foreach (var record in page.Records)
                    read.Add((record.Position, Encoding.UTF8.GetString(record.Data.Span)));
                from = page.Records[^1].Position + 1;
            }
            catch (RecordLogException e) when (e.Damage is { } damage)
            {
                lost.Add((damage.FirstPosition, damage.LastPosition));
                from = damage.LastPosition + 1;
            }
        }
    });

    public (LogCheck? Log, List<CheckFinding> Findings) Check()
    {
        using var check = StoreCheck.Open(Path);
        var logs = check.LogNames().Select(check.CheckLog).ToList();
        return (logs.Find(log => log.Log == "log"), [.. logs.SelectMany(log => log.Findings), .. check.CheckRest(logs)]);
    }

    public IReadOnlyList<string> Repair()
    {
        using var check = StoreCheck.Open(Path);
        var logs = check.LogNames().Select(check.CheckLog).ToList();
        var repair = check.BeginRepair(logs, Clock.GetUtcNow());
        foreach (var log in logs)
            repair.RepairLog(log.Log);
        repair.End();
        return repair.Kept;
    }

    private static void CopyLogs(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.Combine(from, "logs"), "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            System.IO.File.Copy(file, target, overwrite: true);
        }
    }
}
