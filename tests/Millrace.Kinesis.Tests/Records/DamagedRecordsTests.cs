using System.Text;
using Millrace.Model.Kinesis;
using Millrace.Storage;
using Millrace.Storage.Logs;
using Millrace.Storage.Logs.Files;
using Millrace.Wire;

namespace Millrace.Kinesis.Tests.Records;

/// <summary>What readers see of records whose bytes rot on the disk while the server runs.</summary>
public sealed class DamagedRecordsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("millrace-damage-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_reader_gets_what_lies_before_is_told_of_the_damage_and_passes_it_by_sequence_number_or_time()
    {
        await using var kinesis = await OpenAsync();
        var at = kinesis.Time.GetUtcNow();
        Damage("3");

        var before = await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon));
        Assert.Equal(["1", "2"], Texts(before));
        Assert.NotEqual(0, before.MillisBehindLatest);

        var error = await Assert.ThrowsAsync<ServiceException>(() => kinesis.ReadAsync(before.NextShardIterator!));
        Assert.Equal(("InternalFailure", 500), (error.Code, error.Status));
        Assert.StartsWith(
            "Records of shard shardId-000000000000 in stream s under account 123456789012 are damaged on the server's disk and cannot be read: "
            + "1 at most, in 00000000000000000001.log (bytes ",
            error.Text,
            StringComparison.Ordinal);
        Assert.Equal((3, 3), (Cause(error).FirstPosition, Cause(error).LastPosition));

        var next = error.Text!.Split(' ')[^1].TrimEnd('.');
        Assert.Equal(["4", "5"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.AfterSequenceNumber, number: next)));
        Assert.Equal(["5"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.AtTimestamp, timestamp: at)));
    }

    [Fact]
    public async Task The_sequence_number_of_a_damaged_record_keeps_its_place()
    {
        await using var kinesis = await OpenAsync();
        var iterator = await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon);
        var number = (await kinesis.ReadAsync(iterator)).Records[2].SequenceNumber;
        Damage("3");

        Assert.Equal(["4", "5"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.AfterSequenceNumber, number: number)));
        var at = await kinesis.IteratorAsync("s", ShardIteratorType.AtSequenceNumber, number: number);
        Assert.Equal("InternalFailure", (await Assert.ThrowsAsync<ServiceException>(() => kinesis.ReadAsync(at))).Code);
    }

    [Fact]
    public async Task Damage_of_the_newest_record_does_not_take_the_one_before_with_it()
    {
        await using var kinesis = await OpenAsync();
        // Of the same instant, so that only a look ahead tells whether the one before is the last.
        await kinesis.PutAsync("s", "6", key: "key");
        Damage("6");

        var page = await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon));

        Assert.Equal(["1", "2", "3", "4", "5"], Texts(page));
        Assert.NotEqual(0, page.MillisBehindLatest);
        await Assert.ThrowsAsync<ServiceException>(() => kinesis.ReadAsync(page.NextShardIterator!));
    }

    [Fact]
    public async Task A_subscriber_gets_what_lies_before_and_is_told_of_the_damage()
    {
        await using var kinesis = await OpenAsync();
        Damage("3");
        await using var subscription = await kinesis.SubscribeAsync(await kinesis.RegisterAsync("s", "c"));

        Assert.Equal(["1", "2"], await subscription.NextTextsAsync());
        var error = await Assert.ThrowsAsync<ServiceException>(subscription.NextAsync);

        Assert.Equal((500, 3L), (error.Status, Cause(error).FirstPosition));
    }

    private static LogDamage Cause(ServiceException error) => Assert.IsType<RecordLogException>(error.InnerException).Damage!;

    private static string[] Texts(GetRecordsResponse page) => [.. page.Records.Select(record => Encoding.UTF8.GetString(record.Data!.Value.Span))];

    /// <summary>Five records, a second and a batch each.</summary>
    private async Task<TestKinesis> OpenAsync()
    {
        var kinesis = await TestKinesis.OpenAsync(openLogs: time => FileRecordLogStore.Open(_folder.FullName, Durability.Normal, time));
        await kinesis.CreateAsync("s", 1);
        for (var i = 1; i <= 5; i++)
        {
            kinesis.Time.Advance(TimeSpan.FromSeconds(1));
            await kinesis.PutAsync("s", $"{i}", key: "key");
        }

        return kinesis;
    }

    private void Damage(string data)
    {
        var segment = Assert.Single(_folder.GetFiles("*.log", SearchOption.AllDirectories));
        using var file = new FileStream(segment.FullName, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        file.Position = bytes.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes($"key{data}"));
        file.WriteByte((byte)'?');
    }
}
