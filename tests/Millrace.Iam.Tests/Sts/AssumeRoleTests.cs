using System.Collections.Immutable;
using Millrace.Iam.Accounts;
using Millrace.Iam.Principals;
using Millrace.Iam.Sessions;
using Millrace.Model.Sts;
using static Millrace.Iam.Tests.Sts.TestSts;

namespace Millrace.Iam.Tests.Sts;

public sealed class AssumeRoleTests
{
    private const string AdasArn = $"arn:aws:iam::{AccountId}:user/ada";
    private const string AllowAll = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";

    [Fact]
    public async Task Whom_a_role_trusts_gets_credentials_of_it()
    {
        await using var sts = await StartAsync(RoleFor(Named(AdasArn)));
        var answer = await sts.AssumeAsync(AsAda, ToAssume());
        Assert.Equal($"arn:aws:sts::{AccountId}:assumed-role/reader/session-1", answer.AssumedRoleUser?.Arn);
        Assert.Equal("AROAREADER:session-1", answer.AssumedRoleUser?.AssumedRoleId);
        Assert.Null(answer.PackedPolicySize);
        Assert.Equal(sts.Clock.GetUtcNow().AddHours(1), answer.Credentials?.Expiration);
        Assert.Matches("^ASIA[A-Z2-7]{16}$", answer.Credentials?.AccessKeyId);

        var role = Assert.IsType<RolePrincipal>(sts.Who(answer.Credentials));
        Assert.Equal((answer.AssumedRoleUser?.Arn, answer.AssumedRoleUser?.AssumedRoleId), (role.Arn, role.UserId));
        Assert.False(role.Session?.IsChained);
    }

    [Fact]
    public async Task A_role_that_is_not_there_is_refused_like_one_that_does_not_trust()
    {
        await using var sts = await StartAsync(RoleFor(Named($"arn:aws:iam::{Elsewhere}:root")));
        await DeniedAsync(sts, AsAda, ToAssume());
        await DeniedAsync(sts, AsAda, ToAssume("nobody"));
        await DeniedAsync(sts, AsAda, ToAssume() with { RoleArn = $"arn:aws:iam::{AccountId}:role/reader" });
        await DeniedAsync(sts, AsRoot, ToAssume());
        Assert.Equal(AdasArn, sts.Decisions.Last[0].Request.Principal.Arn);
    }

    [Fact]
    public async Task To_trust_an_account_is_to_leave_it_to_the_accounts_policies()
    {
        await using var sts = await StartAsync(RoleFor(Named($"arn:aws:iam::{AccountId}:root")));
        await DeniedAsync(sts, AsAda, ToAssume());
        await sts.AssumeAsync(AsRoot, ToAssume());

        await sts.ChangeAsync(static account => account.With(Ada with { InlinePolicies = Ada.InlinePolicies.Add("all", new StoredPolicy(AllowAll)) }));
        await sts.AssumeAsync(AsAda, ToAssume());
    }

    [Fact]
    public async Task Another_account_must_be_trusted_and_allow_it_itself()
    {
        await using var sts = await StartAsync(RoleFor(Named(Elsewhere)));
        await DeniedAsync(sts, AsRoot, ToAssume());
        await sts.AssumeAsync(new RootPrincipal(Elsewhere, Elsewhere), ToAssume());
        await DeniedAsync(sts, new UserPrincipal(Elsewhere, Ada, "AKIAEVE"), ToAssume());
    }

    [Theory]
    [InlineData("secret", true)]
    [InlineData("wrong", false)]
    [InlineData(null, false)]
    public async Task A_trust_policy_may_ask_for_an_external_id(string? externalId, bool isAllowed)
    {
        await using var sts = await StartAsync(RoleFor(Named(AdasArn), condition: """{"StringEquals":{"sts:ExternalId":"secret"}}"""));
        var request = ToAssume() with { ExternalId = externalId };
        if (isAllowed) await sts.AssumeAsync(AsAda, request);
        else await DeniedAsync(sts, AsAda, request);
    }

    [Theory]
    [InlineData("reader")]
    [InlineData("arn:aws:iam::123456789012:user/reader")]
    [InlineData("arn:aws:iam::12345678901:role/reader")]
    [InlineData("arn:aws:iam::12345678901x:role/reader")]
    [InlineData("arn:aws:iam::123456789012:role/")]
    [InlineData("arn:aws:iam::123456789012:role/team/")]
    [InlineData("arn:aws:sts::123456789012:role/reader")]
    [InlineData("arn:aws:iam:us-east-1:123456789012:role/reader")]
    public async Task What_is_no_roles_ARN_is_told(string arn)
    {
        await using var sts = await StartAsync();
        await RefusedAsync("ValidationError", $"{arn} is invalid", () => sts.AssumeAsync(AsAda, ToAssume() with { RoleArn = arn }));
    }

    [Fact]
    public async Task A_session_lasts_as_long_as_the_role_permits()
    {
        await using var sts = await StartAsync(RoleFor(Named(AdasArn)) with { MaxSessionDuration = 7200 });
        var longest = await sts.AssumeAsync(AsAda, ToAssume() with { DurationSeconds = 7200 });
        Assert.Equal(sts.Clock.GetUtcNow().AddHours(2), longest.Credentials?.Expiration);
        await RefusedAsync(
            "ValidationError",
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
            () => sts.AssumeAsync(AsAda, ToAssume() with { DurationSeconds = 7201 }));
    }

    [Fact]
    public async Task A_role_that_assumes_a_role_does_so_for_an_hour_at_most()
    {
        var reader = RoleFor(Named(AdasArn));
        var next = RoleFor(Named($"arn:aws:iam::{AccountId}:role/team/reader"), "next") with { MaxSessionDuration = 7200 };
        await using var sts = await StartAsync(reader, next);
        var asReader = sts.Who((await sts.AssumeAsync(AsAda, ToAssume())).Credentials);

        var chained = sts.Who((await sts.AssumeAsync(asReader, ToAssume("next"))).Credentials);
        Assert.True(chained.Session?.IsChained);
        await RefusedAsync(
            "ValidationError",
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
            () => sts.AssumeAsync(asReader, ToAssume("next") with { DurationSeconds = 3601 }));
    }

    [Fact]
    public async Task Tags_are_for_who_may_tag()
    {
        await using var sts = await StartAsync(RoleFor(Named(AdasArn)), RoleFor(Named(AdasArn), "untagged", "\"sts:AssumeRole\""));
        var tags = new Tag[] { new() { Key = "Team", Value = "blue" } };
        var answer = await sts.AssumeAsync(AsAda, ToAssume() with { Tags = tags });
        Assert.Equal("blue", sts.Who(answer.Credentials).Session?.Tags["team"]);
        Assert.InRange(answer.PackedPolicySize ?? 0, 1, 10);
        await DeniedAsync(sts, AsAda, ToAssume("untagged") with { Tags = tags }, "sts:TagSession");
    }

    [Fact]
    public async Task Tags_can_be_asked_for_by_the_trust_policy()
    {
        await using var sts = await StartAsync(RoleFor(Named(AdasArn), condition: """{"StringEquals":{"aws:RequestTag/team":"blue"}}"""));
        await sts.AssumeAsync(AsAda, ToAssume() with { Tags = [new() { Key = "team", Value = "blue" }] });
        await DeniedAsync(sts, AsAda, ToAssume() with { Tags = [new() { Key = "team", Value = "red" }] });
    }

    [Fact]
    public async Task Tags_must_be_distinct_and_those_handed_on_among_them()
    {
        await using var sts = await StartAsync(RoleFor(Named(AdasArn)));
        await RefusedAsync(
            "InvalidParameterValue",
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
            () => sts.AssumeAsync(AsAda, ToAssume() with { Tags = [new() { Key = "a", Value = "1" }, new() { Key = "A", Value = "1" }] }));
        await RefusedAsync(
            "InvalidParameterValue",
            "The specified transitive tag key must be included in the requested tags.",
            () => sts.AssumeAsync(AsAda, ToAssume() with { Tags = [new() { Key = "a", Value = "1" }], TransitiveTagKeys = ["b"] }));
    }

    [Fact]
    public async Task Transitive_tags_and_the_source_identity_stay_along_a_chain()
    {
        var reader = Named($"arn:aws:iam::{AccountId}:role/team/reader");
        await using var sts = await StartAsync(RoleFor(Named(AdasArn)), RoleFor(reader, "next"), RoleFor(reader, "plain", "\"sts:AssumeRole\",\"sts:TagSession\""));
        var first = await sts.AssumeAsync(AsAda, ToAssume() with
        {
            Tags = [new() { Key = "Team", Value = "blue" }, new() { Key = "cost", Value = "1" }],
            TransitiveTagKeys = ["team"],
            SourceIdentity = "ada",
        });
        Assert.Equal("ada", first.SourceIdentity);
        var asReader = sts.Who(first.Credentials);

        var second = await sts.AssumeAsync(asReader, ToAssume("next") with { Tags = [new() { Key = "cost", Value = "2" }], TransitiveTagKeys = ["cost"] });
        var session = sts.Who(second.Credentials).Session;
        Assert.Equal(("blue", "2", 2, "ada"), (session?.Tags["Team"], session?.Tags["cost"], session?.Tags.Count, second.SourceIdentity));
        Assert.Equal(["cost", "team"], session?.TransitiveTagKeys.Order(StringComparer.Ordinal));

        await RefusedAsync(
            "InvalidParameterValue",
            "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
            () => sts.AssumeAsync(asReader, ToAssume("next") with { Tags = [new() { Key = "TEAM", Value = "red" }] }));
        await DeniedAsync(sts, asReader, ToAssume("next") with { SourceIdentity = "eve" }, "sts:SetSourceIdentity");
        await DeniedAsync(sts, asReader, ToAssume("plain"), "sts:SetSourceIdentity");
    }

    [Fact]
    public async Task A_session_carries_the_policies_that_bound_it()
    {
        await using var sts = await StartAsync(RoleFor(Named(AdasArn)));
        var answer = await sts.AssumeAsync(AsAda, ToAssume() with { Policy = AllowAll, PolicyArns = [new() { Arn = "arn:aws:iam::aws:policy/ReadOnlyAccess" }] });
        var session = sts.Who(answer.Credentials).Session;
        Assert.Equal(AllowAll, session?.Policy);
        Assert.Equal<ImmutableArray<string>?>(["arn:aws:iam::aws:policy/ReadOnlyAccess"], session?.PolicyArns, static (a, b) => a!.Value.SequenceEqual(b!.Value));
        Assert.InRange(answer.PackedPolicySize ?? 0, 1, 20);
    }

    [Fact]
    public async Task Policies_must_be_policies_be_there_and_fit()
    {
        await using var sts = await StartAsync(RoleFor(Named(AdasArn)));
        await RefusedAsync("MalformedPolicyDocument", "This policy contains invalid Json", () => sts.AssumeAsync(AsAda, ToAssume() with { Policy = "{" }));
        const string Missing = $"arn:aws:iam::{AccountId}:policy/missing";
        await RefusedAsync(
            "ValidationError",
            $"Policy {Missing} does not exist or is not attachable.",
            () => sts.AssumeAsync(AsAda, ToAssume() with { PolicyArns = [new() { Arn = Missing }] }));
        await RefusedAsync(
            "ValidationError",
            "1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to 10",
            () => sts.AssumeAsync(AsAda, ToAssume() with { PolicyArns = [.. Enumerable.Repeat(new PolicyDescriptorType { Arn = Missing }, 11)] }));
        await RefusedAsync(
            "ValidationError", "A policy ARN is missing in PolicyArns.", () => sts.AssumeAsync(AsAda, ToAssume() with { PolicyArns = [new()] }));

        var random = new Random(1);
        var tags = Enumerable.Range(0, 20).Select(i => new Tag { Key = $"k{i}", Value = new([.. Enumerable.Range(0, 256).Select(_ => (char)random.Next('0', 'z'))]) });
        var percent = SessionSize.PercentOf(new Session { AccountId = AccountId, Kind = SessionKind.Role, Tags = tags.ToImmutableDictionary(tag => tag.Key, tag => tag.Value) });
        Assert.True(percent > 100);
        var error = await Assert.ThrowsAsync<Wire.ServiceException>(() => sts.AssumeAsync(AsAda, ToAssume() with { Tags = [.. tags] }));
        Assert.Equal("PackedPolicyTooLarge", error.Code);
        Assert.Matches("^Packed size of session tags consumes [0-9]+% of allotted space.$", error.Text);
        error = await Assert.ThrowsAsync<Wire.ServiceException>(() => sts.AssumeAsync(AsAda, ToAssume() with { Tags = [.. tags], Policy = AllowAll }));
        Assert.Matches("^Packed policy consumes [0-9]+% of allotted space, please use smaller policy.$", error.Text);
    }

    [Fact]
    public async Task Nobody_has_a_second_factor()
    {
        await using var sts = await StartAsync(RoleFor(Named(AdasArn)));
        var serial = $"arn:aws:iam::{AccountId}:mfa/ada";
        await RefusedAsync(
            "AccessDenied",
            "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.",
            () => sts.AssumeAsync(AsAda, ToAssume() with { SerialNumber = serial, TokenCode = "123456" }));
        await RefusedAsync(
            "AccessDenied",
            "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
            () => sts.AssumeAsync(AsAda, ToAssume() with { SerialNumber = serial }));
    }

    [Fact]
    public async Task Federated_users_assume_no_roles()
    {
        await using var sts = await StartAsync(RoleFor(Named("*")));
        var session = new Session { AccountId = AccountId, Kind = SessionKind.Federated, Name = "eve" };
        await DeniedAsync(sts, new FederatedPrincipal(AccountId, issuer: null, session), ToAssume());
    }

    private static Task DeniedAsync(TestSts sts, Principal caller, AssumeRoleRequest request, string action = "sts:AssumeRole") => RefusedAsync(
        "AccessDenied", $"User: {caller.Arn} is not authorized to perform: {action} on resource: {request.RoleArn}", () => sts.AssumeAsync(caller, request));
}
