using System.Text;
using Millrace.Storage.Logs;

namespace Millrace.Storage.Tests.Logs;

/// <summary>Short ways to write and read logs in tests.</summary>
internal static class LogExtensions
{
    public static NewRecord Record(string key, string data, byte attributes = 0) =>
        new(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(data), attributes);

    public static async Task<AppendResult> AppendAsync(this IRecordLog log, params NewRecord[] records) =>
        await log.AppendAsync(records, TestContext.Current.CancellationToken);

    public static Task<AppendResult> AppendAsync(this IRecordLog log, string data) => log.AppendAsync(Record("key", data));

    /// <summary>Everything from a position on, read page by page.</summary>
    public static async Task<List<(long Position, string Data)>> ReadAllAsync(
        this IRecordLog log, long from = 0, long notBefore = 0, int maxRecords = 1000)
    {
        var all = new List<(long, string)>();
        while (true)
        {
            using var page = await log.ReadAsync(from, notBefore, maxRecords, 1 << 20, TestContext.Current.CancellationToken);
            if (page.Records.Count == 0)
                return all;
            foreach (var record in page.Records)
                all.Add((record.Position, Encoding.UTF8.GetString(record.Data.Span)));
            from = page.Records[^1].Position + 1;
        }
    }

    public static async Task<string[]> DataAsync(this IRecordLog log, long from = 0, long notBefore = 0) =>
        [.. (await log.ReadAllAsync(from, notBefore)).Select(record => record.Data)];

    public static async Task<long> FindAsync(this IRecordLog log, long arrival) =>
        await log.FindAsync(arrival, TestContext.Current.CancellationToken);

    public static async Task TrimAsync(this IRecordLog log, long arrival) =>
        await log.TrimAsync(arrival, TestContext.Current.CancellationToken);
}
