using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class GetResourcePolicyTests
{
    [Fact]
    public async Task Without_a_policy_the_answer_is_an_empty_object()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        Assert.Equal("{}", (await kinesis.SendAsync(Request())).Policy);
    }

    [Fact]
    public async Task The_owner_alone_may_ask()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await Refusal.IsAsync(
            "AccessDeniedException",
            "User: arn:aws:iam::000000000000:root is not authorized to perform: kinesis:GetResourcePolicy on resource: "
            + "arn:aws:kinesis:eu-central-1:123456789012:stream/s because no resource-based policy allows the kinesis:GetResourcePolicy action",
            () => kinesis.SendAsync(Request(), account: "000000000000"));
    }

    [Fact]
    public async Task A_stream_that_is_not_there_is_refused()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.SendAsync(Request()));
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

    private static GetResourcePolicyRequest Request() => new() { ResourceARN = TestKinesis.Arn("s") };
}
