using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class RegisterStreamConsumerTests
{
    [Fact]
    public async Task The_answer_says_creating_and_names_the_second_in_the_ARN()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var consumer = (await kinesis.SendAsync(new RegisterStreamConsumerRequest { StreamARN = TestKinesis.StreamArn("s"), ConsumerName = "c" })).Consumer;

        Assert.Equal(
            new Consumer
            {
                ConsumerName = "c",
                ConsumerARN = $"arn:aws:kinesis:eu-central-1:123456789012:stream/s/consumer/c:{TestKinesis.Start.ToUnixTimeSeconds()}",
                ConsumerStatus = ConsumerStatus.Creating,
                ConsumerCreationTimestamp = TestKinesis.Start,
            },
            consumer);
        Assert.Equal(ConsumerStatus.Active, await StatusAsync(kinesis, consumer.ConsumerARN));
        Assert.Equal(1, (await kinesis.SendAsync(new DescribeStreamSummaryRequest { StreamName = "s" })).StreamDescriptionSummary.ConsumerCount);
    }

    [Fact]
    public async Task A_consumer_is_creating_for_its_time_and_lives_through_a_restart()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ConsumerDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 1);
        var arn = await kinesis.RegisterAsync("s", "c");
        await kinesis.ReopenAsync();
        Assert.Equal(ConsumerStatus.Creating, await StatusAsync(kinesis, arn));

        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(ConsumerStatus.Active, await StatusAsync(kinesis, arn));
        await kinesis.ReopenAsync();
        Assert.Equal(ConsumerStatus.Active, await StatusAsync(kinesis, arn));
    }

    [Fact]
    public async Task A_name_is_taken_until_the_consumer_is_gone()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ConsumerDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 1);
        await kinesis.CreateAsync("t", 1);
        var arn = await kinesis.RegisterAsync("s", "c");
        await kinesis.RegisterAsync("t", "c");
        await Refusal.InUseAsync("Consumer c under stream s already exists for account 123456789012.", () => kinesis.RegisterAsync("s", "c"));
        await kinesis.SendAsync(new DeregisterStreamConsumerRequest { ConsumerARN = arn });
        await Refusal.InUseAsync("Consumer c under stream s already exists for account 123456789012.", () => kinesis.RegisterAsync("s", "c"));

        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.NotEqual(arn, await kinesis.RegisterAsync("s", "c"));
    }

    [Fact]
    public async Task Registered_again_within_the_second_it_has_another_ARN()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var arns = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            arns.Add(await kinesis.RegisterAsync("s", "c"));
            await kinesis.SendAsync(new DeregisterStreamConsumerRequest { ConsumerARN = arns[^1] });
            await kinesis.ReopenAsync();
        }

        Assert.Equal(3, arns.Distinct().Count());
        await Refusal.NotFoundAsync(
            "Consumer c, account 123456789012 not found.",
            () => kinesis.SendAsync(new DescribeStreamConsumerRequest { ConsumerARN = arns[0] }));
    }

    [Fact]
    public async Task A_stream_must_be_there_and_active()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.RegisterAsync("s", "c"));
        await kinesis.CreateAsync("s", 1);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state CREATING", () => kinesis.RegisterAsync("s", "c"));
    }

    [Fact]
    public async Task A_stream_has_20_consumers_at_most()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        for (var i = 0; i < 20; i++) await kinesis.RegisterAsync("s", $"c{i}");
        await Refusal.LimitExceededAsync(
            "This request would exceed the limit of 20 consumers for the stream s under account 123456789012.", () => kinesis.RegisterAsync("s", "c20"));
        await kinesis.SendAsync(new DeregisterStreamConsumerRequest { StreamARN = TestKinesis.StreamArn("s"), ConsumerName = "c7" });
        await kinesis.RegisterAsync("s", "c20");
    }

    [Fact]
    public async Task A_stream_has_5_consumers_in_creation_at_most()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ConsumerDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 1);
        for (var i = 0; i < 5; i++) await kinesis.RegisterAsync("s", $"c{i}");
        await Refusal.LimitExceededAsync(
            "This request would exceed the limit of 5 consumers in state CREATING for the stream s under account 123456789012.",
            () => kinesis.RegisterAsync("s", "c5"));
        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        await kinesis.RegisterAsync("s", "c5");
    }

    [Fact]
    public async Task Tags_are_held_to_the_rules_of_a_stream_s()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await Refusal.IsAsync(
            "InvalidArgumentException",
            "aws: prefixed tag key names are not allowed for external use.",
            () => kinesis.SendAsync(new RegisterStreamConsumerRequest
            {
                StreamARN = TestKinesis.StreamArn("s"), ConsumerName = "c", Tags = new Dictionary<string, string> { ["aws:x"] = "y" },
            }));
    }

    [Fact]
    public async Task A_stream_with_consumers_is_deleted_by_force_alone()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.RegisterAsync("s", "c");
        foreach (var enforce in new bool?[] { null, false })
        {
            await Refusal.InUseAsync(
                "DeleteStream can't delete 123456789012:s because there are consumers associated with this data stream. To delete s anyway, "
                + "set the EnforceConsumerDeletion parameter to true to force the deletion of all the consumers that are associated with it.",
                () => kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s", EnforceConsumerDeletion = enforce }));
        }

        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s", EnforceConsumerDeletion = true });
        await kinesis.CreateAsync("s", 1);
        Assert.Empty((await kinesis.SendAsync(new ListStreamConsumersRequest { StreamARN = TestKinesis.StreamArn("s") })).Consumers!);
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" });
    }

    private static async Task<string> StatusAsync(TestKinesis kinesis, string arn) =>
        (await kinesis.SendAsync(new DescribeStreamConsumerRequest { ConsumerARN = arn })).ConsumerDescription.ConsumerStatus;
}
