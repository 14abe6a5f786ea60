using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class ListStreamConsumersTests
{
    [Fact]
    public async Task Pages_follow_each_other_by_name()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        string[] names = ["b", "B", "a", "c.1", "c-1"];
        foreach (var name in names) await kinesis.RegisterAsync("s", name);

        var listed = new List<string>();
        string? token = null;
        do
        {
            var page = await ListAsync(kinesis, token, most: 2);
            Assert.InRange(page.Consumers!.Count, 1, 2);
            listed.AddRange(page.Consumers.Select(static consumer => consumer.ConsumerName));
            token = page.NextToken;
        }
        while (token is not null);

        Assert.Equal(names.Order(StringComparer.Ordinal), listed);
    }

    [Fact]
    public async Task A_token_is_good_for_5_minutes_and_its_own_stream()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.CreateAsync("t", 1);
        foreach (var name in new[] { "a", "b" }) await kinesis.RegisterAsync("s", name);
        var token = (await ListAsync(kinesis, null, most: 1)).NextToken!;
        await Refusal.InvalidArgumentAsync("Invalid NextToken.", () => ListAsync(kinesis, token, stream: "t"));
        await Refusal.InvalidArgumentAsync("Invalid NextToken.", () => ListAsync(kinesis, "x"));
        await Refusal.InvalidArgumentAsync(
            "NextToken and StreamCreationTimestamp cannot be provided together.", () => ListAsync(kinesis, token, created: TestKinesis.Start));

        kinesis.Time.Advance(TimeSpan.FromMinutes(5));
        await ListAsync(kinesis, token);
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));
        await Refusal.IsAsync(
            "ExpiredNextTokenException",
            "Token expired. The token was created at time Thu Jan 22 01:22:02 UTC 2026 while right now it is Thu Jan 22 01:27:02 UTC 2026 "
            + "which is further in the future than the tolerated delay of 300000 milliseconds.",
            () => ListAsync(kinesis, token));
    }

    [Fact]
    public async Task A_creation_time_picks_the_stream()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await ListAsync(kinesis, null, created: TestKinesis.Start);
        const string text = "Stream s under account 123456789012 not found.";
        await Refusal.NotFoundAsync(text, () => ListAsync(kinesis, null, created: TestKinesis.Start.AddSeconds(-1)));
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" });
        await Refusal.NotFoundAsync(text, () => ListAsync(kinesis, null));
    }

    private static Task<ListStreamConsumersResponse> ListAsync(
        TestKinesis kinesis, string? token, int? most = null, string stream = "s", DateTimeOffset? created = null) =>
        kinesis.SendAsync(new ListStreamConsumersRequest
        {
            StreamARN = TestKinesis.StreamArn(stream), NextToken = token, MaxResults = most, StreamCreationTimestamp = created,
        });
}
