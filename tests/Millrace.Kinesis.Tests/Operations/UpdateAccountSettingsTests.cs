using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class UpdateAccountSettingsTests
{
    private static readonly DateTimeOffset EarliestEnd = TestKinesis.Start.AddHours(24);

    [Fact]
    public async Task A_commitment_begins_at_once_and_lasts_a_day_at_least()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        var enabled = new MinimumThroughputBillingCommitmentOutput
        {
            Status = MinimumThroughputBillingCommitmentOutputStatus.Enabled, StartedAt = TestKinesis.Start, EarliestAllowedEndAt = EarliestEnd,
        };
        await ChangesToAsync(kinesis, MinimumThroughputBillingCommitmentInputStatus.Enabled, enabled);

        kinesis.Time.Advance(TimeSpan.FromHours(1));
        await ChangesToAsync(kinesis, MinimumThroughputBillingCommitmentInputStatus.Enabled, enabled);
        var ending = enabled with { Status = MinimumThroughputBillingCommitmentOutputStatus.EnabledUntilEarliestAllowedEnd };
        await ChangesToAsync(kinesis, MinimumThroughputBillingCommitmentInputStatus.Disabled, ending);
        await ChangesToAsync(kinesis, MinimumThroughputBillingCommitmentInputStatus.Disabled, ending);

        kinesis.Time.Advance(TimeSpan.FromHours(23));
        var ended = new MinimumThroughputBillingCommitmentOutput
        {
            Status = MinimumThroughputBillingCommitmentOutputStatus.Disabled, StartedAt = TestKinesis.Start, EndedAt = EarliestEnd,
        };
        Assert.Equal(ended, await DescribeAsync(kinesis));
        await ChangesToAsync(kinesis, MinimumThroughputBillingCommitmentInputStatus.Disabled, ended);
    }

    [Fact]
    public async Task Enabling_again_takes_the_end_back()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        var enabled = (await kinesis.CommitAsync()).MinimumThroughputBillingCommitment!;
        await kinesis.SendAsync(Request(MinimumThroughputBillingCommitmentInputStatus.Disabled));
        await ChangesToAsync(kinesis, MinimumThroughputBillingCommitmentInputStatus.Enabled, enabled);
        kinesis.Time.Advance(TimeSpan.FromHours(48));
        Assert.Equal(enabled, await DescribeAsync(kinesis));
    }

    [Fact]
    public async Task After_a_day_a_commitment_ends_at_once_and_another_begins_anew()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CommitAsync();
        kinesis.Time.Advance(TimeSpan.FromHours(30));
        await ChangesToAsync(kinesis, MinimumThroughputBillingCommitmentInputStatus.Disabled, new MinimumThroughputBillingCommitmentOutput
        {
            Status = MinimumThroughputBillingCommitmentOutputStatus.Disabled,
            StartedAt = TestKinesis.Start,
            EndedAt = TestKinesis.Start.AddHours(30),
        });

        kinesis.Time.Advance(TimeSpan.FromHours(1));
        await ChangesToAsync(kinesis, MinimumThroughputBillingCommitmentInputStatus.Enabled, new MinimumThroughputBillingCommitmentOutput
        {
            Status = MinimumThroughputBillingCommitmentOutputStatus.Enabled,
            StartedAt = TestKinesis.Start.AddHours(31),
            EarliestAllowedEndAt = TestKinesis.Start.AddHours(55),
        });
    }

    [Fact]
    public async Task Many_at_once_are_all_answered()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(kinesis.CommitAsync)));
        Assert.All(answers, answer => Assert.Equal(TestKinesis.Start, answer.MinimumThroughputBillingCommitment!.StartedAt));
    }

    private static async Task ChangesToAsync(TestKinesis kinesis, string status, MinimumThroughputBillingCommitmentOutput expected)
    {
        Assert.Equal(expected, (await kinesis.SendAsync(Request(status))).MinimumThroughputBillingCommitment);
        Assert.Equal(expected, await DescribeAsync(kinesis));
    }

    private static async Task<MinimumThroughputBillingCommitmentOutput?> DescribeAsync(TestKinesis kinesis) =>
        (await kinesis.SendAsync(new DescribeAccountSettingsRequest())).MinimumThroughputBillingCommitment;

    private static UpdateAccountSettingsRequest Request(string status) => new() { MinimumThroughputBillingCommitment = new() { Status = status } };
}
