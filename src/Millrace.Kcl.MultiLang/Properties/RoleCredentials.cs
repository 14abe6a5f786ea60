using Amazon.Runtime;
using Millrace.Client.Sts;
using Millrace.Model.Sts;

namespace Millrace.Kcl.MultiLang.Properties;

/// <summary>
/// The credentials of a role, assumed with the SDK's own credentials and renewed before they end:
/// <c>StsAssumeRoleCredentialsProvider|ROLE_ARN|SESSION</c> with <c>endpointRegion=</c>, <c>endpoint=HOST^REGION</c> and <c>externalId=</c> behind it.
/// </summary>
/// <remarks>The SDK asks synchronously, too, where it wants to know the account: then those of the last asynchronous call are good enough.</remarks>
internal sealed class RoleCredentials : AWSCredentials
{
    private static readonly TimeSpan RenewedBefore = TimeSpan.FromMinutes(5);

    private volatile Session? _session;
    private readonly AssumeRoleRequest _request;
    private readonly string? _region;
    private readonly string? _endpoint;

    private RoleCredentials(AssumeRoleRequest request, string? region, string? endpoint)
    {
        _request = request;
        _region = region;
        _endpoint = endpoint;
    }

    /// <summary>Reads what follows the provider's name.</summary>
    /// <exception cref="FormatException">Role or session are missing, or a piece is unknown.</exception>
    public static RoleCredentials Parse(string name, string[] pieces)
    {
        if (pieces is not [_, { Length: > 0 } role, { Length: > 0 } session, .. var options]) throw new FormatException($"{name} needs |ROLE_ARN|SESSION.");
        string? region = null, endpoint = null, externalId = null;
        foreach (var option in options)
        {
            switch (option.Split('=', 2))
            {
                case ["endpointRegion", var value]: region = value; break;
                case ["externalId", var value]: externalId = value; break;
                case ["endpoint", var value] when value.Split('^') is [var host, var signedFor]:
                    endpoint = host.Contains("://", StringComparison.Ordinal) ? host : $"https://{host}";
                    region = signedFor;
                    break;
                default:
                    throw new FormatException($"{name}: '{option.Split('=')[0]}' is none of endpointRegion=REGION, endpoint=HOST^REGION, externalId=ID.");
            }
        }

        return new RoleCredentials(new AssumeRoleRequest { RoleArn = role, RoleSessionName = session, ExternalId = externalId }, region, endpoint);
    }

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() =>
        _session?.Keys ?? throw new AmazonClientException($"{_request.RoleArn} is not assumed yet.");

    /// <inheritdoc/>
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        if (_session is { } session && IsGood(session)) return session.Keys;
        // Two that come at once both assume the role: either session is good.
        using var sts = new StsClient(ClientSettings.Apply(new StsConfig(), _region, _endpoint));
        var keys = (await sts.AssumeRoleAsync(_request).ConfigureAwait(false)).Credentials!;
        var renewed = new Session(new ImmutableCredentials(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken), keys.Expiration!.Value);
        _session = renewed;
        return renewed.Keys;
    }

    private static bool IsGood(Session session) => TimeProvider.System.GetUtcNow() < session.Until - RenewedBefore;

    private sealed record Session(ImmutableCredentials Keys, DateTimeOffset Until);
}
