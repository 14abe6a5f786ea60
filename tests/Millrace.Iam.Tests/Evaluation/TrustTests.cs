using Millrace.Iam.Evaluation;
using static Millrace.Iam.Tests.Evaluation.TestRequest;

namespace Millrace.Iam.Tests.Evaluation;

public sealed class TrustTests
{
    private const string Nothing = """{"Effect":"Allow","Action":"iam:*","Resource":"*"}""";

    private static readonly TestRequest AssumeRole = new() { Action = "sts:AssumeRole", Resource = $"arn:aws:iam::{Account}:role/target" };

    [Fact]
    public void Who_is_trusted_itself_needs_nothing_else()
    {
        Assert.True((AssumeRole with { ResourcePolicy = Trust(Aws(UserArn)) }).DecideTrust().IsAllowed);
        Assert.True((AssumeRole with { Principal = Session, ResourcePolicy = Trust(Aws(SessionArn)) }).DecideTrust().IsAllowed);
        Assert.True((AssumeRole with { Principal = Root, ResourcePolicy = Trust(Aws(Account)) }).DecideTrust().IsAllowed);
    }

    [Fact]
    public void Nobody_is_trusted_that_the_role_does_not_name()
    {
        var denied = AssumeRole with { Identity = All, ResourcePolicy = Trust(Aws(OtherAccount)) };
        Assert.Equal(Decision.ImplicitDeny(PolicyType.Trust), denied.DecideTrust());
        Assert.Equal(Decision.ImplicitDeny(PolicyType.Trust), (denied with { Principal = Root }).DecideTrust());
        Assert.Equal(
            $"User: {UserArn} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::{Account}:role/target",
            denied.DecideTrust().AccessDeniedText(denied.Request));
    }

    [Theory]
    [InlineData($$"""{"AWS":"{{Account}}"}""")]
    [InlineData("\"*\"")]
    public void A_trusted_account_and_everybody_need_an_identity_policy(string principal)
    {
        var request = AssumeRole with { ResourcePolicy = Trust(principal) };
        Assert.Equal(Decision.ImplicitDeny(PolicyType.Identity), request.DecideTrust());
        Assert.True((request with { Identity = All }).DecideTrust().IsAllowed);
        Assert.Equal(Decision.ImplicitDeny(PolicyType.PermissionsBoundary), (request with { Identity = All, Boundary = Nothing }).DecideTrust());
    }

    [Fact]
    public void A_trusted_role_keeps_the_limits_of_its_sessions()
    {
        var request = AssumeRole with { Principal = Session, ResourcePolicy = Trust(Aws(RoleArn)) };
        Assert.True(request.DecideTrust().IsAllowed);
        Assert.Equal(Decision.ImplicitDeny(PolicyType.Session), (request with { SessionPolicy = Nothing }).DecideTrust());
    }

    [Fact]
    public void Across_accounts_both_sides_must_allow()
    {
        var request = AssumeRole with { Owner = OtherAccount, ResourcePolicy = Trust(Aws(UserArn)) };
        Assert.Equal(Decision.ImplicitDeny(PolicyType.Identity), request.DecideTrust());
        Assert.True((request with { Identity = All }).DecideTrust().IsAllowed);
    }

    [Fact]
    public void Services_and_identity_providers_need_trust_alone()
    {
        var service = AssumeRole with { Principal = Service, ResourcePolicy = Trust("""{"Service":"lambda.amazonaws.com"}""") };
        Assert.True(service.DecideTrust().IsAllowed);
        var provider = new RequestPrincipal(PrincipalKind.IdentityProvider, AccountId: null, "accounts.example.com");
        Assert.False((service with { Principal = provider }).DecideTrust().IsAllowed);
        Assert.True((service with { Principal = provider, ResourcePolicy = Trust("""{"Federated":"accounts.example.com"}""") }).DecideTrust().IsAllowed);
    }

    [Fact]
    public void What_denies_outdoes_trust()
    {
        var request = AssumeRole with { Identity = All, ResourcePolicy = Trust(Aws(UserArn)) };
        Assert.Equal(Decision.ExplicitDeny(PolicyType.Identity), (request with { Identity = DenyAll }).DecideTrust());
        var distrusted = request with { ResourcePolicy = $"{Trust(Aws(UserArn))},{Trust(Aws(Account)).Replace("Allow", "Deny", StringComparison.Ordinal)}" };
        Assert.Equal(Decision.ExplicitDeny(PolicyType.Trust), distrusted.DecideTrust());
        Assert.Null(distrusted.DecideTrust().Reason("sts:AssumeRole"));
    }

    [Fact]
    public void A_condition_on_trust_must_hold()
    {
        var conditional = Trust(Aws(UserArn))[..^1] + ""","Condition":{"StringEquals":{"sts:ExternalId":"x"}}}""";
        var request = AssumeRole with { Keys = new ConditionKeys(), ResourcePolicy = conditional };
        Assert.Equal(Decision.ImplicitDeny(PolicyType.Trust), request.DecideTrust());
        request.Keys.Set("sts:ExternalId", "x");
        Assert.True(request.DecideTrust().IsAllowed);
    }

    private static string Trust(string principal) => $$"""{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}""";
}
