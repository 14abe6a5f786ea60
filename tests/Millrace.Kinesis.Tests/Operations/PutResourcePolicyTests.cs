using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class PutResourcePolicyTests
{
    private const string Policy = """
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"000000000000"},"Action":"kinesis:PutRecord","Resource":"*"}}
        """;

    [Fact]
    public async Task A_policy_is_kept_as_it_was_sent_and_takes_the_place_of_the_one_before()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(Request(Policy));
        Assert.Equal(Policy, await GetAsync(kinesis));
        await kinesis.SendAsync(Request($"{Policy} "));
        await kinesis.ReopenAsync();
        Assert.Equal($"{Policy} ", await GetAsync(kinesis));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"Id\":\"x\",", "\"Sid\":\"\",")]
    [InlineData("{", "", "\"*\"", "\"NotAction\":[\"kinesis:PutRecord\",\"kinesis:Get*\"]", "\"NotResource\":[\"*\",\"arn:aws:kinesis:*:*:stream/a\"]", ",\"Condition\":{}")]
    [InlineData("{\"Version\":\"2008-10-17\",", "", "{\"AWS\":[\"*\",\"111122223333\"],\"Service\":\"lambda.amazonaws.com\"}")]
    public async Task Every_legal_form_is_taken(
        string begin = "{",
        string sid = "",
        string principal = "\"*\"",
        string action = "\"Action\":\"*\"",
        string resource = "\"Resource\":\"*\"",
        string condition = "")
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var statement = $$"""{{{sid}}"Effect":"Deny","Principal":{{principal}},{{action}},{{resource}}{{condition}}}""";
        foreach (var statements in new[] { statement, $"[{statement},{statement}]" })
        {
            var policy = $"{begin}\"Statement\":{statements}}}";
            await kinesis.SendAsync(Request(policy));
            Assert.Equal(policy, await GetAsync(kinesis));
        }
    }

    [Theory]
    [InlineData("", "This policy contains invalid Json")]
    [InlineData("{\"Id\":\"\\ud800\"}", "This policy contains invalid Json")]
    [InlineData("{\"Statement\":[]}", "Syntax errors in policy.")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}", "Missing required field Principal")]
    [InlineData("{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\"}}", "Policy statement must contain resources.")]
    public async Task What_is_no_policy_is_refused(string policy, string fault)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await Refusal.InvalidArgumentAsync($"Invalid policy document: {fault}", () => kinesis.SendAsync(Request(policy)));
        Assert.Equal("{}", await GetAsync(kinesis));
    }

    [Fact]
    public async Task A_policy_has_20480_characters_at_most()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(Request(Policy.PadRight(20_480)));
        await Refusal.InvalidArgumentAsync(
            "Invalid policy document: it has 20481 characters, and 20480 are the most.", () => kinesis.SendAsync(Request(Policy.PadRight(20_481))));
    }

    [Fact]
    public async Task A_stream_that_is_not_there_or_not_active_is_refused_before_anything_else()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.SendAsync(Request("")));
        await kinesis.CreateAsync("s", 1);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state CREATING", () => kinesis.SendAsync(Request("")));
    }

    [Fact]
    public async Task A_consumer_that_is_not_there_and_what_is_no_resource_are_refused()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await Refusal.NotFoundAsync(
            "Consumer c, account 123456789012 not found.",
            () => kinesis.SendAsync(Request(Policy) with { ResourceARN = $"{TestKinesis.Arn("s")}/consumer/c:1" }));
        await Refusal.InvalidArgumentAsync(
            "StreamARN arn:aws:kinesis:eu-central-1:123456789012:upstream/s does not name a stream.",
            () => kinesis.SendAsync(Request(Policy) with { ResourceARN = "arn:aws:kinesis:eu-central-1:123456789012:upstream/s" }));
    }

    private static PutResourcePolicyRequest Request(string policy) => new() { ResourceARN = TestKinesis.Arn("s"), Policy = policy };

    private static async Task<string> GetAsync(TestKinesis kinesis) =>
        (await kinesis.SendAsync(new GetResourcePolicyRequest { ResourceARN = TestKinesis.Arn("s") })).Policy;
}
