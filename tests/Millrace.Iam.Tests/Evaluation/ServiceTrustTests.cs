using Millrace.Iam.Accounts;
using Millrace.Iam.Authorization;
using Millrace.Storage.State;

namespace Millrace.Iam.Tests.Evaluation;

public sealed class ServiceTrustTests
{
    private const string Account = "123456789012";

    [Theory]
    [InlineData("""{"Service":"lambda.amazonaws.com"}""", "", true)]
    [InlineData("""{"Service":["ec2.amazonaws.com","lambda.amazonaws.com"]}""", "", true)]
    [InlineData("""{"Service":"ec2.amazonaws.com"}""", "", false)]
    [InlineData("""{"AWS":"123456789012"}""", "", false)]
    [InlineData("""{"Service":"lambda.amazonaws.com"}""", ""","Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"}}""", true)]
    [InlineData("""{"Service":"lambda.amazonaws.com"}""", ""","Condition":{"StringEquals":{"aws:SourceAccount":"210987654321"}}""", false)]
    public async Task A_role_trusts_whom_its_policy_names(string principal, string condition, bool isTrusted)
    {
        await using var state = new MemoryStateStore();
        using var directory = await IamDirectory.OpenAsync(state, TestContext.Current.CancellationToken);
        var policy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"{{condition}} }]}""";
        var role = new Role
        {
            Name = "runs", Path = "/service/", Id = "AROAEXAMPLEEXAMPLEEXA", CreatedAt = DateTimeOffset.UnixEpoch, TrustPolicy = new StoredPolicy(policy),
        };
        await directory.ChangeAsync(Account, account => account.With(role), TestContext.Current.CancellationToken);

        Assert.Equal(isTrusted, Allows(Account, $"arn:aws:iam::{Account}:role/service/runs"));
        Assert.False(Allows(Account, $"arn:aws:iam::{Account}:role/runs"));
        Assert.False(Allows(Account, $"arn:aws:iam::{Account}:role/service/other"));
        Assert.False(Allows("210987654321", $"arn:aws:iam::{Account}:role/service/runs"));

        bool Allows(string account, string arn) => ServiceTrust.Allows(directory, account, arn, "lambda.amazonaws.com");
    }
}
