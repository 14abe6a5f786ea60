using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class DescribeLimitsTests
{
    [Fact]
    public async Task Shards_and_streams_are_counted_for_each_region_and_account()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { OnDemandStreamLimit = 7 });
        await kinesis.CreateAsync("a", 3);
        await kinesis.AddAsync("resharded", Reshard.SplitThenMerged(kinesis.Now));
        await kinesis.SendAsync(new CreateStreamRequest { StreamName = "demand" });
        await kinesis.CreateAsync("other", 5, account: "000000000000");

        Assert.Equal(new DescribeLimitsResponse
        {
            ShardLimit = 6000, OpenShardCount = 4, OnDemandStreamCount = 1, OnDemandStreamCountLimit = 7,
        }, await kinesis.SendAsync(new DescribeLimitsRequest()));
        Assert.Equal(new DescribeLimitsResponse
        {
            ShardLimit = 20_000, OpenShardCount = 0, OnDemandStreamCount = 0, OnDemandStreamCountLimit = 7,
        }, await kinesis.SendAsync(new DescribeLimitsRequest(), region: "us-east-1"));
    }
}
