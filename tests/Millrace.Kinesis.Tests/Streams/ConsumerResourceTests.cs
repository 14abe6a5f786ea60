using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Streams;

/// <summary>Tags and policies of consumers; those of streams stand with the operations.</summary>
public sealed class ConsumerResourceTests
{
    private const string Policy =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"kinesis:SubscribeToShard","Resource":"*"}]}""";

    [Fact]
    public async Task A_consumer_has_tags_of_its_own_that_outlive_a_restart()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var c = await kinesis.RegisterAsync("s", "c");
        var other = await kinesis.RegisterAsync("s", "other");

        await kinesis.SendAsync(new TagResourceRequest { ResourceARN = c, Tags = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } });
        await kinesis.SendAsync(new TagResourceRequest { ResourceARN = c, Tags = new Dictionary<string, string> { ["b"] = "3" } });
        await kinesis.SendAsync(new UntagResourceRequest { ResourceARN = c, TagKeys = ["a", "none"] });
        await kinesis.ReopenAsync();

        Assert.Equal([("b", "3")], await TagsAsync(kinesis, c));
        Assert.Empty(await TagsAsync(kinesis, other));
        Assert.Empty(await TagsAsync(kinesis, TestKinesis.Arn("s")));
    }

    [Fact]
    public async Task Tags_given_at_registration_are_listed()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var registered = await kinesis.SendAsync(new RegisterStreamConsumerRequest
        {
            StreamARN = TestKinesis.Arn("s"),
            ConsumerName = "c",
            Tags = new Dictionary<string, string> { ["a"] = "1" },
        });

        Assert.Equal([("a", "1")], await TagsAsync(kinesis, registered.Consumer.ConsumerARN));
    }

    [Fact]
    public async Task A_consumer_has_a_policy_of_its_own()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var c = await kinesis.RegisterAsync("s", "c");
        Assert.Equal("{}", (await kinesis.SendAsync(new GetResourcePolicyRequest { ResourceARN = c })).Policy);

        await kinesis.SendAsync(new PutResourcePolicyRequest { ResourceARN = c, Policy = Policy });
        await kinesis.ReopenAsync();

        Assert.Equal(Policy, (await kinesis.SendAsync(new GetResourcePolicyRequest { ResourceARN = c })).Policy);
        Assert.Equal("{}", (await kinesis.SendAsync(new GetResourcePolicyRequest { ResourceARN = TestKinesis.Arn("s") })).Policy);

        await kinesis.SendAsync(new DeleteResourcePolicyRequest { ResourceARN = c });
        Assert.Equal("{}", (await kinesis.SendAsync(new GetResourcePolicyRequest { ResourceARN = c })).Policy);
        await Refusal.NotFoundAsync(
            $"No resource policy found for resource ARN {c}", () => kinesis.SendAsync(new DeleteResourcePolicyRequest { ResourceARN = c }));
    }

    [Fact]
    public async Task A_consumer_that_is_not_active_is_refused_and_unchanged()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ConsumerDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 1);
        var c = await kinesis.RegisterAsync("s", "c");
        var text = $"Consumer c with creation timestamp {c[(c.LastIndexOf(':') + 1)..]} under stream: s , account 123456789012 is not in ACTIVE status.";

        await Refusal.InUseAsync(
            text, () => kinesis.SendAsync(new TagResourceRequest { ResourceARN = c, Tags = new Dictionary<string, string> { ["a"] = "1" } }));
        await Refusal.InUseAsync(text, () => kinesis.SendAsync(new UntagResourceRequest { ResourceARN = c, TagKeys = ["a"] }));
        await Refusal.InUseAsync(text, () => kinesis.SendAsync(new PutResourcePolicyRequest { ResourceARN = c, Policy = Policy }));
        await Refusal.InUseAsync(text, () => kinesis.SendAsync(new DeleteResourcePolicyRequest { ResourceARN = c }));

        Assert.Empty(await TagsAsync(kinesis, c));
        Assert.Equal("{}", (await kinesis.SendAsync(new GetResourcePolicyRequest { ResourceARN = c })).Policy);
    }

    [Theory]
    [InlineData("c:1")]
    [InlineData("c")]
    [InlineData("c:x")]
    [InlineData("c:")]
    public async Task Another_incarnation_and_an_ARN_without_one_name_no_consumer(string name)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.RegisterAsync("s", "c");

        await Refusal.NotFoundAsync(
            "Consumer c, account 123456789012 not found.",
            () => kinesis.SendAsync(new ListTagsForResourceRequest { ResourceARN = $"{TestKinesis.Arn("s")}/consumer/{name}" }));
    }

    private static async Task<IEnumerable<(string Key, string? Value)>> TagsAsync(TestKinesis kinesis, string arn) =>
        (await kinesis.SendAsync(new ListTagsForResourceRequest { ResourceARN = arn })).Tags!.Select(tag => (tag.Key, tag.Value));
}
