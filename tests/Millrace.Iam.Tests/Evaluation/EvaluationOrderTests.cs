using Millrace.Iam.Evaluation;
using static Millrace.Iam.Tests.Evaluation.TestRequest;

namespace Millrace.Iam.Tests.Evaluation;

public sealed class EvaluationOrderTests
{
    private const string NoIdentity = "because no identity-based policy allows the kinesis:PutRecord action";
    private const string NoBoundary = "because no permissions boundary allows the kinesis:PutRecord action";
    private const string NoSession = "because no session policy allows the kinesis:PutRecord action";
    private const string NoResource = "because no resource-based policy allows the kinesis:PutRecord action";
    private const string Nothing = """{"Effect":"Allow","Action":"iam:*","Resource":"*"}""";

    [Fact]
    public void Nothing_is_allowed_that_no_policy_allows() => Assert.Equal(NoIdentity, new TestRequest().Deny());

    [Fact]
    public void What_an_identity_policy_allows_is_allowed() => Assert.Null(new TestRequest { Identity = All }.Deny());

    [Fact]
    public void A_root_may_do_everything_in_its_account() => Assert.Null(
        new TestRequest { Principal = Root, ResourcePolicy = DenyTo("\"*\"") }.Deny());

    [Fact]
    public void A_root_may_do_in_another_account_what_the_resource_allows()
    {
        var request = new TestRequest { Principal = Root, Owner = OtherAccount };
        Assert.Equal(NoResource, request.Deny());
        Assert.Null((request with { ResourcePolicy = AllowTo(Aws(Account)) }).Deny());
        Assert.Equal(
            "with an explicit deny in a resource-based policy",
            (request with { ResourcePolicy = $"{AllowTo("\"*\"")},{DenyTo(Aws(Account))}" }).Deny());
    }

    [Fact]
    public void A_deny_outdoes_what_allows_wherever_it_stands()
    {
        var allowed = new TestRequest { Identity = All, Boundary = All, SessionPolicy = All, ResourcePolicy = AllowTo(Aws(UserArn)) };
        Assert.Null(allowed.Deny());
        Assert.Equal("with an explicit deny in an identity-based policy", (allowed with { Identity = $"{DenyAll},{All}" }).Deny());
        Assert.Equal("with an explicit deny in a permissions boundary", (allowed with { Boundary = $"{All},{DenyAll}" }).Deny());
        Assert.Equal("with an explicit deny in a session policy", (allowed with { SessionPolicy = $"{All},{DenyAll}" }).Deny());
        Assert.Equal(
            "with an explicit deny in a resource-based policy",
            (allowed with { ResourcePolicy = $"{AllowTo(Aws(UserArn))},{DenyTo("\"*\"")}" }).Deny());
        Assert.Equal(
            "with an explicit deny in an identity-based policy",
            (allowed with { Identity = DenyAll, Boundary = DenyAll, SessionPolicy = DenyAll, ResourcePolicy = DenyTo("\"*\"") }).Deny());
    }

    [Fact]
    public void A_boundary_and_a_session_policy_are_limits_and_allow_nothing_themselves()
    {
        Assert.Equal(NoIdentity, new TestRequest { Boundary = All, SessionPolicy = All }.Deny());
        Assert.Equal(NoBoundary, new TestRequest { Identity = All, Boundary = Nothing, SessionPolicy = Nothing }.Deny());
        Assert.Equal(NoSession, new TestRequest { Identity = All, Boundary = All, SessionPolicy = Nothing }.Deny());
    }

    [Fact]
    public void No_session_policies_are_no_limit_and_an_empty_list_of_them_allows_nothing()
    {
        var request = new TestRequest { Identity = All };
        var policies = request.Policies(Model.Policies.PolicyKind.Resource);
        Assert.True(PolicyEvaluator.Evaluate(request.Request, policies).IsAllowed);
        Assert.Equal(NoSession, PolicyEvaluator.Evaluate(request.Request, policies with { Session = [] }).Reason(request.Action));
    }

    [Fact]
    public void Who_is_named_itself_by_the_resource_needs_nothing_else()
    {
        Assert.Null(new TestRequest { Boundary = Nothing, SessionPolicy = Nothing, ResourcePolicy = AllowTo(Aws(UserArn)) }.Deny());
        Assert.Null(
            new TestRequest { Principal = Session, Boundary = Nothing, SessionPolicy = Nothing, ResourcePolicy = AllowTo(Aws(SessionArn)) }.Deny());
        Assert.Null(
            new TestRequest { Principal = Federated, SessionPolicy = Nothing, ResourcePolicy = AllowTo(Aws(Federated.Arn)) }.Deny());
    }

    [Theory]
    [InlineData($$"""{"AWS":"{{RoleArn}}"}""")]
    [InlineData("\"*\"")]
    public void A_named_role_and_everybody_keep_their_limits(string principal)
    {
        var request = new TestRequest { Principal = Session, ResourcePolicy = AllowTo(principal) };
        Assert.Null(request.Deny());
        Assert.Null((request with { Boundary = All, SessionPolicy = All }).Deny());
        Assert.Equal(NoBoundary, (request with { Boundary = Nothing }).Deny());
        Assert.Equal(NoSession, (request with { SessionPolicy = Nothing }).Deny());
    }

    [Theory]
    [InlineData(Account)]
    [InlineData($"arn:aws:iam::{Account}:root")]
    public void A_named_account_leaves_it_to_identity_policies(string account)
    {
        var request = new TestRequest { ResourcePolicy = AllowTo(Aws(account)) };
        Assert.Equal(NoIdentity, request.Deny());
        Assert.Null((request with { Identity = All }).Deny());
    }

    [Theory]
    [InlineData(UserArn)]
    [InlineData(Account)]
    public void Across_accounts_both_sides_must_allow(string principal)
    {
        var request = new TestRequest { Owner = OtherAccount };
        Assert.Equal(NoIdentity, request.Deny());
        Assert.Equal(NoResource, (request with { Identity = All }).Deny());
        request = request with { ResourcePolicy = AllowTo(Aws(principal)) };
        Assert.Equal(NoIdentity, request.Deny());
        Assert.Null((request with { Identity = All }).Deny());
        Assert.Equal(NoBoundary, (request with { Identity = All, Boundary = Nothing }).Deny());
        Assert.Equal(NoSession, (request with { Identity = All, SessionPolicy = Nothing }).Deny());
        Assert.Equal(NoResource, (request with { Identity = All, ResourcePolicy = AllowTo(Aws(OtherAccount)) }).Deny());
    }

    [Fact]
    public void A_service_needs_the_resource_alone()
    {
        var request = new TestRequest { Principal = Service };
        Assert.Equal(NoResource, (request with { Identity = All }).Deny());
        Assert.Null((request with { ResourcePolicy = AllowTo("""{"Service":"lambda.amazonaws.com"}""") }).Deny());
        Assert.Equal(NoResource, (request with { ResourcePolicy = AllowTo("""{"Service":"sns.amazonaws.com"}""") }).Deny());
        Assert.Equal(NoResource, (request with { ResourcePolicy = AllowTo(Aws(Account)) }).Deny());
    }

    [Fact]
    public void Who_is_not_excepted_is_meant()
    {
        Assert.Equal(NoIdentity, new TestRequest { ResourcePolicy = AllowToNot(Aws(UserArn)) }.Deny());
        Assert.Equal(NoIdentity, new TestRequest { ResourcePolicy = AllowToNot(Aws(Account)) }.Deny());
        Assert.Null(new TestRequest { ResourcePolicy = AllowToNot(Aws(OtherAccount)) }.Deny());

        static string AllowToNot(string principal) => AllowTo(principal).Replace("Principal", "NotPrincipal", StringComparison.Ordinal);
    }

    [Fact]
    public void Only_who_is_excepted_itself_escapes_a_deny()
    {
        const string Denied = "with an explicit deny in a resource-based policy";
        Assert.Null(new TestRequest { Identity = All, ResourcePolicy = DenyToNot(Aws(UserArn)) }.Deny());
        Assert.Equal(Denied, new TestRequest { Identity = All, ResourcePolicy = DenyToNot(Aws(Account)) }.Deny());
        Assert.Equal(Denied, new TestRequest { Identity = All, Principal = Session, ResourcePolicy = DenyToNot(Aws(RoleArn)) }.Deny());
        Assert.Null(new TestRequest { Identity = All, Principal = Session, ResourcePolicy = DenyToNot(Aws(SessionArn)) }.Deny());

        static string DenyToNot(string principal) => DenyTo(principal).Replace("Principal", "NotPrincipal", StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_without_principals_says_nothing_about_a_resource()
    {
        var request = new TestRequest { Identity = All };
        var identity = request.Policies(Model.Policies.PolicyKind.Resource).Identity[0];
        Assert.False(PolicyEvaluator.Evaluate(request.Request, new PolicySet { Resource = identity }).IsAllowed);
    }
}
