using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class DescribeStreamConsumerTests
{
    [Fact]
    public async Task A_consumer_is_named_by_ARN_or_by_stream_and_name_or_by_all()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var (arn, stream) = (await kinesis.RegisterAsync("s", "c"), TestKinesis.StreamArn("s"));
        var expected = new ConsumerDescription
        {
            ConsumerName = "c",
            ConsumerARN = arn,
            ConsumerStatus = ConsumerStatus.Active,
            ConsumerCreationTimestamp = TestKinesis.Start,
            StreamARN = stream,
        };
        Assert.Equal(expected, await DescribeAsync(kinesis, null, null, arn));
        Assert.Equal(expected, await DescribeAsync(kinesis, stream, "c", null));
        Assert.Equal(expected, await DescribeAsync(kinesis, stream, "c", arn));
    }

    [Fact]
    public async Task A_name_without_its_stream_is_none()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        const string text = "Either ConsumerARN or both StreamARN and ConsumerName should be provided.";
        await Refusal.InvalidArgumentAsync(text, () => DescribeAsync(kinesis, null, null, null));
        await Refusal.InvalidArgumentAsync(text, () => DescribeAsync(kinesis, TestKinesis.StreamArn("s"), null, null));
        await Refusal.InvalidArgumentAsync(text, () => DescribeAsync(kinesis, null, "c", null));
    }

    [Fact]
    public async Task Names_that_differ_are_refused()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var arn = await kinesis.RegisterAsync("s", "c");
        var text = $"StreamARN and ConsumerName do not name the consumer {arn}.";
        await Refusal.InvalidArgumentAsync(text, () => DescribeAsync(kinesis, null, "d", arn));
        await Refusal.InvalidArgumentAsync(text, () => DescribeAsync(kinesis, TestKinesis.StreamArn("t"), null, arn));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await Refusal.NotFoundAsync(
            "Stream s under account 123456789012 not found.", () => DescribeAsync(kinesis, TestKinesis.StreamArn("s"), "c", null));
        await kinesis.CreateAsync("s", 1);
        await Refusal.NotFoundAsync(
            "Consumer c, account 123456789012 not found.", () => DescribeAsync(kinesis, TestKinesis.StreamArn("s"), "c", null));
        var arn = await kinesis.RegisterAsync("s", "c");
        foreach (var other in new[] { arn[..^1], arn + "0", arn + new string('9', 30) })
            await Refusal.NotFoundAsync("Consumer c, account 123456789012 not found.", () => DescribeAsync(kinesis, null, null, other));
    }

    private static async Task<ConsumerDescription> DescribeAsync(TestKinesis kinesis, string? stream, string? name, string? arn) =>
        (await kinesis.SendAsync(new DescribeStreamConsumerRequest { StreamARN = stream, ConsumerName = name, ConsumerARN = arn })).ConsumerDescription;
}
