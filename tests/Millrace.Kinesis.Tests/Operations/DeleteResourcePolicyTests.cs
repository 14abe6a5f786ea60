using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class DeleteResourcePolicyTests
{
    [Fact]
    public async Task The_policy_is_gone_and_there_is_none_to_delete_then()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.ChangeAsync("s", state => state with { ResourcePolicy = """{"Statement":[]}""" });
        await kinesis.SendAsync(Request());
        Assert.Equal("{}", (await kinesis.SendAsync(new GetResourcePolicyRequest { ResourceARN = TestKinesis.Arn("s") })).Policy);
        await Refusal.NotFoundAsync(
            "No resource policy found for resource ARN arn:aws:kinesis:eu-central-1:123456789012:stream/s", () => kinesis.SendAsync(Request()));
    }

    [Fact]
    public async Task A_stream_that_is_not_there_or_not_active_is_refused_before_anything_else()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.SendAsync(Request()));
        await kinesis.CreateAsync("s", 1);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state CREATING", () => kinesis.SendAsync(Request()));
    }

    [Fact]
    public async Task A_consumer_that_is_not_there_and_what_is_no_resource_are_refused()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await Refusal.NotFoundAsync(
            "Consumer c, account 123456789012 not found.",
            () => kinesis.SendAsync(Request() with { ResourceARN = $"{TestKinesis.Arn("s")}/consumer/c:1" }));
        await Refusal.InvalidArgumentAsync(
            "StreamARN arn:aws:kinesis:eu-central-1:123456789012:upstream/s does not name a stream.",
            () => kinesis.SendAsync(Request() with { ResourceARN = "arn:aws:kinesis:eu-central-1:123456789012:upstream/s" }));
    }

    private static DeleteResourcePolicyRequest Request() => new() { ResourceARN = TestKinesis.Arn("s") };
}
