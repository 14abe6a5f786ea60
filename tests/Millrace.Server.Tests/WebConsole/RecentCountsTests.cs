using Microsoft.Extensions.Time.Testing;
using Millrace.Kinesis.Metering;
using Millrace.WebConsole.Events;

namespace Millrace.Server.Tests.WebConsole;

/// <summary>The rates that every connection of the console tells.</summary>
public sealed class RecentCountsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Dictionary<string, long> _records = new() { ["one"] = 100 };
    private readonly RecentCounts _counts;

    public RecentCountsTests() => _counts = new(() => [.. _records.Select(static stream => Stream(stream.Key, stream.Value))], _time);

    [Fact]
    public void Who_begins_goes_on_with_the_rates_that_others_are_told()
    {
        Assert.Equal(0, RateOf("one"));
        Pass(TimeSpan.FromSeconds(2), ("one", 130));
        Assert.Equal(15, RateOf("one"));
        Pass(TimeSpan.FromSeconds(0.9), ("one", 1000));
        Assert.Equal((15, 15), (RateOf("one"), _counts.Take().PerSecond(_counts.Take().Of("one", "shard").IncomingRecords)));
        Pass(TimeSpan.FromSeconds(0.1));
        Assert.Equal(870, RateOf("one"));
    }

    [Fact]
    public void A_stream_that_is_new_or_was_made_again_counts_from_zero()
    {
        _counts.Take();
        Pass(TimeSpan.FromSeconds(1), ("one", 7), ("two", 5));
        Assert.Equal((7, 5, 0), (RateOf("one"), RateOf("two"), RateOf("none")));
    }

    [Fact]
    public void What_was_counted_while_nobody_looked_is_no_rate_of_now()
    {
        _counts.Take();
        Pass(TimeSpan.FromSeconds(6), ("one", 1000));
        Assert.Equal(0, RateOf("one"));
        Pass(TimeSpan.FromSeconds(1), ("one", 1003));
        Assert.Equal(3, RateOf("one"));
    }

    private static StreamActivity Stream(string arn, long records)
    {
        var counts = new ShardCounts(records, records, 0, 0, 0, 0, 0);
        return new("000000000000", "us-east-1", arn, arn, "ACTIVE", "PROVISIONED", 1, 24, 0, 0, counts, [new("shard", counts)]);
    }

    private void Pass(TimeSpan time, params (string Stream, long Records)[] counted)
    {
        _time.Advance(time);
        foreach (var (stream, records) in counted) _records[stream] = records;
    }

    private double RateOf(string arn)
    {
        var lately = _counts.Take();
        return lately.PerSecond(lately.Of(arn).IncomingRecords);
    }
}
