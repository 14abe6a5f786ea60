using Millrace.Kinesis.Shards;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Shards;

/// <summary>A shard that was split at 100, whose upper child was merged with its sibling at 200.</summary>
public sealed class ShardSelectionTests
{
    private static readonly ShardState[] Shards =
    [
        Shard(0, 0, 100),
        Shard(1, 101, 200),
        Shard(2, 101, 200),
        Shard(3, 201, null),
    ];

    [Theory]
    [InlineData(0, "0")]
    [InlineData(100, "0")]
    [InlineData(101, "1 2")]
    [InlineData(200, "1 2")]
    [InlineData(201, "3")]
    [InlineData(999, "3")]
    public void At_an_instant_there_is_one_generation(long instant, string expected) =>
        Assert.Equal(expected, Names(ShardSelection.Open(instant, horizon: 0)));

    [Fact]
    public void Latest_are_the_open_ones() => Assert.Equal("3", Names(ShardSelection.OpenNow(horizon: 0)));

    [Theory]
    [InlineData(0, "0 1 2 3")]
    [InlineData(100, "0 1 2 3")]
    [InlineData(101, "1 2 3")]
    [InlineData(201, "3")]
    public void Since_an_instant_are_those_not_closed_before_it(long instant, string expected) =>
        Assert.Equal(expected, Names(ShardSelection.Since(instant, horizon: 0)));

    [Theory]
    [InlineData(100, "0 1 2 3")]
    [InlineData(101, "1 2 3")]
    public void Expired_ones_are_gone(long horizon, string expected)
    {
        Assert.Equal(expected, Names(ShardSelection.NotExpired(horizon)));
        Assert.Equal(expected, Names(ShardSelection.Since(0, horizon)));
    }

    private static ShardState Shard(int index, long openedAt, long? closedAt) => new()
    {
        Index = index,
        Range = new HashRange(UInt128.Zero, UInt128.MaxValue),
        CreationSecond = 0,
        OpenedAt = openedAt,
        ClosedAt = closedAt,
    };

    private static string Names(ShardSelection selection) =>
        string.Join(' ', ShardPage.Cut(Shards, selection, after: -1, most: 10).Shards.Select(shard => shard.Index));
}
