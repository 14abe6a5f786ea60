using Amazon.Runtime;
using Millrace.Client.Iam;
using Millrace.Client.Sts;
using Millrace.Model.Iam;
using Millrace.Model.Sts;
using Millrace.Server.Tests;

namespace Millrace.Client.Tests;

/// <summary>The clients of IAM and STS against the server.</summary>
public sealed class IamClientTests : IAsyncLifetime
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"000000000000"},"Action":"sts:AssumeRole"}]}""";

    private const string Policy = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/a+b%20c":"ü & <x>"}}}]}
        """;

    private ServerProcess _server = null!;
    private IamClient _iam = null!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync("--in-memory");
        _iam = Iam("test", "test");
    }

    public async ValueTask DisposeAsync()
    {
        _iam.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_user_is_made_listed_tagged_and_deleted()
    {
        var made = (await _iam.CreateUserAsync(new CreateUserRequest { UserName = "ada", Path = "/a/", Tags = [new() { Key = "k", Value = "ä + b" }] }, Ending)).User!;
        var listed = await _iam.ListUsersAsync(new ListUsersRequest(), Ending);
        var tags = await _iam.ListUserTagsAsync(new ListUserTagsRequest { UserName = "ada" }, Ending);
        await _iam.DeleteUserAsync(new DeleteUserRequest { UserName = "ada" }, Ending);
        var left = await _iam.ListUsersAsync(new ListUsersRequest(), Ending);

        Assert.Equal("arn:aws:iam::000000000000:user/a/ada", made.Arn);
        Assert.InRange(made.CreateDate!.Value, TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow().AddMinutes(5));
        Assert.Equal(made.UserId, Assert.Single(listed.Users).UserId);
        Assert.False(listed.IsTruncated);
        Assert.Equal("ä + b", Assert.Single(tags.Tags).Value);
        Assert.Empty(left.Users);
    }

    [Fact]
    public async Task A_list_comes_in_pages()
    {
        for (var i = 0; i < 5; i++) await _iam.CreateGroupAsync(new CreateGroupRequest { GroupName = $"g{i}" }, Ending);

        var page = await _iam.ListGroupsAsync(new ListGroupsRequest { MaxItems = 3 }, Ending);
        var rest = await _iam.ListGroupsAsync(new ListGroupsRequest { Marker = page.Marker }, Ending);

        Assert.True(page.IsTruncated);
        Assert.Equal(["g0", "g1", "g2", "g3", "g4"], page.Groups.Concat(rest.Groups).Select(g => g.GroupName));
        Assert.Null(rest.Marker);
    }

    [Fact]
    public async Task Policies_come_back_as_they_were_put_in()
    {
        await _iam.CreateRoleAsync(new CreateRoleRequest { RoleName = "r", AssumeRolePolicyDocument = Trust }, Ending);
        await _iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = "r", PolicyName = "p", PolicyDocument = Policy }, Ending);
        var managed = (await _iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = "m", PolicyDocument = Policy }, Ending)).Policy!;

        var role = (await _iam.GetRoleAsync(new GetRoleRequest { RoleName = "r" }, Ending)).Role;
        var inline = await _iam.GetRolePolicyAsync(new GetRolePolicyRequest { RoleName = "r", PolicyName = "p" }, Ending);
        var version = (await _iam.GetPolicyVersionAsync(new GetPolicyVersionRequest { PolicyArn = managed.Arn!, VersionId = "v1" }, Ending)).PolicyVersion!;

        Assert.Equal(Trust, role.AssumeRolePolicyDocument);
        Assert.Equal(Policy, inline.PolicyDocument);
        Assert.Equal(Policy, version.Document);
    }

    [Fact]
    public async Task The_servers_errors_are_exceptions_by_type()
    {
        await _iam.CreateUserAsync(new CreateUserRequest { UserName = "ada" }, Ending);
        await _iam.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = "ada" }, Ending);
        await _iam.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = "ada" }, Ending);

        var used = await Assert.ThrowsAsync<EntityAlreadyExistsException>(() => _iam.CreateUserAsync(new CreateUserRequest { UserName = "ada" }, Ending));
        var missing = await Assert.ThrowsAsync<NoSuchEntityException>(() => _iam.GetUserAsync(new GetUserRequest { UserName = "eve" }, Ending));
        var kept = await Assert.ThrowsAsync<DeleteConflictException>(() => _iam.DeleteUserAsync(new DeleteUserRequest { UserName = "ada" }, Ending));
        var full = await Assert.ThrowsAsync<LimitExceededException>(() => _iam.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = "ada" }, Ending));
        var broken = await Assert.ThrowsAsync<Iam.MalformedPolicyDocumentException>(() =>
            _iam.PutUserPolicyAsync(new PutUserPolicyRequest { UserName = "ada", PolicyName = "p", PolicyDocument = "{}" }, Ending));
        var invalid = await Assert.ThrowsAsync<Iam.ValidationException>(() => _iam.GetUserAsync(new GetUserRequest { UserName = "no spaces" }, Ending));

        Assert.Equal("User with name ada already exists.", used.Message);
        Assert.Equal("The user with name eve cannot be found.", missing.Message);
        Assert.Equal("NoSuchEntity", missing.ErrorCode);
        Assert.Equal(404, (int)missing.StatusCode);
        Assert.StartsWith("Cannot delete entity", kept.Message, StringComparison.Ordinal);
        Assert.Equal("Cannot exceed quota for AccessKeysPerUser: 2", full.Message);
        Assert.NotEmpty(broken.Message);
        Assert.StartsWith("1 validation error detected: ", invalid.Message, StringComparison.Ordinal);
        Assert.All((IamException[])[used, missing, kept, full, broken, invalid], e => Assert.True(Guid.TryParse(e.RequestId, out _)));
    }

    [Fact]
    public async Task A_users_key_tells_who_the_user_is_and_what_is_not_allowed()
    {
        await _iam.CreateUserAsync(new CreateUserRequest { UserName = "ada" }, Ending);
        var key = (await _iam.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = "ada" }, Ending)).AccessKey;
        using var sts = Sts(key.AccessKeyId, key.SecretAccessKey);
        using var iam = Iam(key.AccessKeyId, key.SecretAccessKey);

        var me = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), Ending);
        var refused = await Assert.ThrowsAsync<Iam.AccessDeniedException>(() => iam.ListUsersAsync(new ListUsersRequest(), Ending));

        Assert.Equal("arn:aws:iam::000000000000:user/ada", me.Arn);
        Assert.Equal("000000000000", me.Account);
        Assert.Equal(
            "User: arn:aws:iam::000000000000:user/ada is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::000000000000:user/ "
            + "because no identity-based policy allows the iam:ListUsers action",
            refused.Message);
    }

    [Fact]
    public async Task A_role_is_assumed_for_a_while_and_may_do_what_it_and_the_session_allow()
    {
        const string NoGroups = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:ListGroups","Resource":"*"},{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
        var role = (await _iam.CreateRoleAsync(new CreateRoleRequest { RoleName = "r", AssumeRolePolicyDocument = Trust }, Ending)).Role;
        await _iam.CreateUserAsync(new CreateUserRequest { UserName = "ada" }, Ending);
        await _iam.PutUserPolicyAsync(new PutUserPolicyRequest { UserName = "ada", PolicyName = "p", PolicyDocument = Allow("sts:AssumeRole") }, Ending);
        await _iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = "r", PolicyName = "p", PolicyDocument = Allow("iam:List*") }, Ending);
        var key = (await _iam.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = "ada" }, Ending)).AccessKey;
        using var broker = Sts(key.AccessKeyId, key.SecretAccessKey);
        var session = await broker.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = role.Arn, RoleSessionName = "s1", DurationSeconds = 900, Policy = NoGroups }, Ending);
        var credentials = session.Credentials!;
        using var iam = new IamClient(
            new SessionAWSCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken), new IamConfig { ServiceURL = _server.Endpoint.OriginalString });

        Assert.Equal("ada", Assert.Single((await iam.ListUsersAsync(new ListUsersRequest(), Ending)).Users).UserName);
        var refused = await Assert.ThrowsAsync<Iam.AccessDeniedException>(() => iam.ListGroupsAsync(new ListGroupsRequest(), Ending));
        Assert.Contains("arn:aws:sts::000000000000:assumed-role/r/s1 is not authorized to perform: iam:ListGroups", refused.Message, StringComparison.Ordinal);
        Assert.InRange(credentials.Expiration!.Value, TimeProvider.System.GetUtcNow().AddMinutes(10), TimeProvider.System.GetUtcNow().AddMinutes(16));

        await Assert.ThrowsAsync<Sts.AccessDeniedException>(() =>
            broker.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = role.Arn + "x", RoleSessionName = "s1" }, Ending));
    }

    [Fact]
    public async Task A_wrong_secret_is_refused()
    {
        using var iam = Iam("test", "wrong");
        using var sts = Sts("test", "wrong");

        var byIam = await Assert.ThrowsAsync<IamException>(() => iam.ListUsersAsync(new ListUsersRequest(), Ending));
        var bySts = await Assert.ThrowsAsync<StsException>(() => sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), Ending));

        Assert.Equal("SignatureDoesNotMatch", byIam.ErrorCode);
        Assert.Equal("SignatureDoesNotMatch", bySts.ErrorCode);
    }

    private static string Allow(string action) => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""";

    private IamClient Iam(string id, string secret) => new(
        new BasicAWSCredentials(id, secret), new IamConfig { ServiceURL = _server.Endpoint.OriginalString, MaxErrorRetry = 0 });

    private StsClient Sts(string id, string secret) => new(
        new BasicAWSCredentials(id, secret), new StsConfig { ServiceURL = _server.Endpoint.OriginalString, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
}
