using static Millrace.Client.Tests.ScriptedServer;

namespace Millrace.Client.Tests;

/// <summary>Where a client made with nothing finds its credentials, its region and its endpoint: the SDK's own places, in its order.</summary>
public sealed class EnvironmentTests : IAsyncLifetime
{
    private const string Profiles = """
        [default]
        aws_access_key_id = DEFAULT
        aws_secret_access_key = secret
        [work]
        aws_access_key_id = WORK
        aws_secret_access_key = secret
        """;

    private readonly ScriptedServer _server = new(Answer.Ok);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Keys_come_from_the_environment_before_any_profile()
    {
        var request = await AskedAsync(new() { ["AWS_ACCESS_KEY_ID"] = "ENVIRONMENT", ["AWS_SECRET_ACCESS_KEY"] = "secret" }, Profiles);

        Assert.Equal("ENVIRONMENT", request.Credential[0]);
        Assert.False(request.Headers.ContainsKey("X-Amz-Security-Token"));
    }

    [Fact]
    public async Task Temporary_keys_send_their_token()
    {
        var request = await AskedAsync(new()
        {
            ["AWS_ACCESS_KEY_ID"] = "ENVIRONMENT", ["AWS_SECRET_ACCESS_KEY"] = "secret", ["AWS_SESSION_TOKEN"] = "token",
        });

        Assert.Equal("token", request.Headers["X-Amz-Security-Token"]);
    }

    [Theory]
    [InlineData(null, "DEFAULT")]
    [InlineData("work", "WORK")]
    public async Task Keys_come_from_the_profile_that_AWS_PROFILE_names_or_else_the_default(string? profile, string key)
    {
        var request = await AskedAsync(profile is null ? [] : new() { ["AWS_PROFILE"] = profile }, Profiles);

        Assert.Equal(key, request.Credential[0]);
    }

    [Fact]
    public async Task Without_any_keys_the_error_says_so()
    {
        var errors = await ChildClient.ListStreamsAsync(new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = _server.Url, ["AWS_REGION"] = "eu-west-1" });

        Assert.Contains("AmazonClientException", errors, StringComparison.Ordinal);
        Assert.Contains("credentials", errors, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Without_region_and_endpoint_the_error_says_so()
    {
        var errors = await ChildClient.ListStreamsAsync(new Dictionary<string, string>(), Profiles);

        Assert.Contains("No RegionEndpoint or ServiceURL configured", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_services_own_endpoint_variable_comes_before_the_general_one()
    {
        var request = await AskedAsync(new() { ["AWS_ENDPOINT_URL_KINESIS"] = _server.Url, ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:1" }, Profiles);

        Assert.Equal("POST / HTTP/1.1", request.Line);
    }

    [Theory]
    [InlineData("[default]\nregion = eu-north-1\nendpoint_url = {0}\n")]
    [InlineData("[default]\nregion = eu-north-1\nservices = local\n[services local]\nkinesis =\n  endpoint_url = {0}\n")]
    public async Task The_endpoint_and_the_region_come_from_the_configuration_file(string config)
    {
        var errors = await ChildClient.ListStreamsAsync(
            new Dictionary<string, string>(), Profiles, config.Replace("{0}", _server.Url, StringComparison.Ordinal));

        Assert.Empty(errors);
        Assert.Equal("eu-north-1", Assert.Single(_server.Requests).Credential[2]);
    }

    [Theory]
    [InlineData("", "sa-east-1")]
    [InlineData("ap-south-1", "ap-south-1")]
    public async Task A_request_is_signed_for_the_region_set_in_code_or_else_the_environments(string inCode, string expected)
    {
        var request = await AskedAsync(new() { ["AWS_REGION"] = "sa-east-1" }, Profiles, inCode);

        Assert.Equal(expected, request.Credential[2]);
    }

    private async Task<Request> AskedAsync(Dictionary<string, string> environment, string? credentials = null, string region = "")
    {
        environment.TryAdd("AWS_ENDPOINT_URL", _server.Url);
        environment.TryAdd("AWS_REGION", "eu-west-1");
        Assert.Empty(await ChildClient.ListStreamsAsync(environment, credentials, region: region));
        return Assert.Single(_server.Requests);
    }
}
