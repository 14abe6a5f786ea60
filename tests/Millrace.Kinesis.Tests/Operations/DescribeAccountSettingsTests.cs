using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class DescribeAccountSettingsTests
{
    [Fact]
    public async Task An_account_that_changed_nothing_has_no_commitment()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        var settings = await kinesis.SendAsync(new DescribeAccountSettingsRequest());
        Assert.Equal(
            new MinimumThroughputBillingCommitmentOutput { Status = MinimumThroughputBillingCommitmentOutputStatus.Disabled },
            settings.MinimumThroughputBillingCommitment);
    }

    [Fact]
    public async Task Settings_are_those_of_one_account_in_one_region_and_outlive_a_restart()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CommitAsync();
        await kinesis.ReopenAsync();
        Assert.Equal("ENABLED", await StatusAsync(TestKinesis.Region, TestKinesis.Account));
        Assert.Equal("DISABLED", await StatusAsync("us-east-1", TestKinesis.Account));
        Assert.Equal("DISABLED", await StatusAsync(TestKinesis.Region, "000000000000"));

        async Task<string> StatusAsync(string region, string account) =>
            (await kinesis.SendAsync(new DescribeAccountSettingsRequest(), region, account)).MinimumThroughputBillingCommitment!.Status;
    }
}
