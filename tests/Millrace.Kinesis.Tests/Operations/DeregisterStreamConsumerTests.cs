using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class DeregisterStreamConsumerTests
{
    private const string NotFound = "Consumer c, account 123456789012 not found.";

    [Fact]
    public async Task A_consumer_is_gone_before_the_answer_and_stays_so()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var arn = await kinesis.RegisterAsync("s", "c");
        await kinesis.SendAsync(new DeregisterStreamConsumerRequest { StreamARN = TestKinesis.StreamArn("s"), ConsumerName = "c" });
        await Refusal.NotFoundAsync(NotFound, () => kinesis.SendAsync(new DescribeStreamConsumerRequest { ConsumerARN = arn }));
        await Refusal.NotFoundAsync(NotFound, () => kinesis.SendAsync(new DeregisterStreamConsumerRequest { ConsumerARN = arn }));
        await kinesis.ReopenAsync();
        await Refusal.NotFoundAsync(NotFound, () => kinesis.SendAsync(new DescribeStreamConsumerRequest { ConsumerARN = arn }));
        Assert.Equal(0, (await kinesis.SendAsync(new DescribeStreamSummaryRequest { StreamName = "s" })).StreamDescriptionSummary.ConsumerCount);
    }

    [Fact]
    public async Task A_consumer_is_deleting_for_its_time()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ConsumerDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 1);
        var arn = await kinesis.RegisterAsync("s", "c");
        await kinesis.SendAsync(new DeregisterStreamConsumerRequest { ConsumerARN = arn });
        await kinesis.SendAsync(new DeregisterStreamConsumerRequest { ConsumerARN = arn });
        var description = (await kinesis.SendAsync(new DescribeStreamConsumerRequest { ConsumerARN = arn })).ConsumerDescription;
        Assert.Equal(ConsumerStatus.Deleting, description.ConsumerStatus);
        Assert.Equal(1, (await kinesis.SendAsync(new DescribeStreamSummaryRequest { StreamName = "s" })).StreamDescriptionSummary.ConsumerCount);

        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        await Refusal.NotFoundAsync(NotFound, () => kinesis.SendAsync(new DescribeStreamConsumerRequest { ConsumerARN = arn }));
    }
}
