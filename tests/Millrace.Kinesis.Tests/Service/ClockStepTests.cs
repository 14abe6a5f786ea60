using System.Globalization;
using System.Numerics;
using Millrace.Model.Kinesis;
using Millrace.Storage;
using Millrace.Storage.Logs.Files;

namespace Millrace.Kinesis.Tests.Service;

/// <summary>A machine's clock that is set back while the server runs, or while it is down.</summary>
public sealed class ClockStepTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("millrace-clock-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Numbers_rise_arrivals_do_not_fall_and_nothing_is_dropped_early(bool isDownMeanwhile)
    {
        await using var kinesis = await OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var numbers = new List<BigInteger>();
        var iterator = await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon);
        foreach (var step in new[] { TimeSpan.FromSeconds(5), -TimeSpan.FromHours(3), TimeSpan.FromSeconds(1), -TimeSpan.FromDays(2), TimeSpan.FromSeconds(1) })
        {
            kinesis.Time.AdjustTime(kinesis.Time.GetUtcNow() + step);
            if (isDownMeanwhile) await kinesis.ReopenAsync();
            numbers.Add(Number((await kinesis.PutAsync("s", $"{numbers.Count}")).SequenceNumber));
            await TrimAsync(kinesis);
        }

        var page = await kinesis.ReadAsync(iterator);
        Assert.Equal(numbers.Order(), numbers);
        Assert.Equal(numbers, page.Records.Select(record => Number(record.SequenceNumber)));
        var arrivals = page.Records.Select(record => record.ApproximateArrivalTimestamp!.Value).ToArray();
        Assert.Equal(arrivals.Order(), arrivals);
        Assert.Equal(0, page.MillisBehindLatest);
    }

    [Fact]
    public async Task A_record_stays_for_its_retention_period_by_the_clock_that_it_arrived_by()
    {
        await using var kinesis = await OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.PutAsync("s", "first");
        var arrived = kinesis.Time.GetUtcNow();
        kinesis.Time.AdjustTime(arrived - TimeSpan.FromHours(10));
        await kinesis.PutAsync("s", "after the step");

        // The second one was put ten hours before the clock showed the first one's arrival again, and is kept as long as that one.
        kinesis.Time.AdjustTime(arrived + TimeSpan.FromHours(24));
        await TrimAsync(kinesis);
        Assert.Equal(["first", "after the step"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));

        kinesis.Time.AdjustTime(arrived + TimeSpan.FromHours(24) + TimeSpan.FromMilliseconds(1));
        await TrimAsync(kinesis);
        Assert.Empty(await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
    }

    [Fact]
    public async Task A_shard_that_is_split_after_the_step_ends_after_its_last_record_and_its_children_begin_later()
    {
        await using var kinesis = await OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var last = await kinesis.PutAsync("s", "last");
        kinesis.Time.AdjustTime(kinesis.Time.GetUtcNow() - TimeSpan.FromHours(1));
        await kinesis.SplitAsync("s", 0, UInt128.One << 127);

        var shards = await kinesis.ShardsAsync("s");

        Assert.True(Number(shards[0].SequenceNumberRange.EndingSequenceNumber!) > Number(last.SequenceNumber));
        Assert.All(shards.Skip(1), child =>
            Assert.True(Number(child.SequenceNumberRange.StartingSequenceNumber) > Number(shards[0].SequenceNumberRange.EndingSequenceNumber!)));
    }

    private static BigInteger Number(string text) => BigInteger.Parse(text, CultureInfo.InvariantCulture);

    private Task<TestKinesis> OpenAsync() =>
        TestKinesis.OpenAsync(openLogs: time => FileRecordLogStore.Open(_folder.FullName, Durability.Normal, time));

    private static async Task TrimAsync(TestKinesis kinesis) =>
        await kinesis.Room.Trimming.TrimAsync(
            kinesis.Room.Streams.Find(new(TestKinesis.Account, TestKinesis.Region, "s")), TestKinesis.Cancellation);
}
