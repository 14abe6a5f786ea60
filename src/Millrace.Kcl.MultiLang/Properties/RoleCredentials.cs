using Amazon.Runtime;
using Millrace.Client.Sts;
using Millrace.Model.Sts;

namespace Millrace.Kcl.MultiLang.Properties;

/// <summary>
/// The credentials of a role, assumed with the SDK's own credentials and renewed before they end:
/// <c>StsAssumeRoleCredentialsProvider|ROLE_ARN|SESSION</c> with <c>endpointRegion=</c>, <c>endpoint=HOST^REGION</c> and <c>externalId=</c> behind it.
/// </summary>
internal sealed class RoleCredentials : RefreshingAWSCredentials
{
    private readonly AssumeRoleRequest _request;
    private readonly string? _region;
    private readonly string? _endpoint;

    private RoleCredentials(AssumeRoleRequest request, string? region, string? endpoint)
    {
        _request = request;
        _region = region;
        _endpoint = endpoint;
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
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
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var sts = new StsClient(ClientSettings.Apply(new StsConfig(), _region, _endpoint));
        var keys = (await sts.AssumeRoleAsync(_request).ConfigureAwait(false)).Credentials!;
        return new CredentialsRefreshState(
            new ImmutableCredentials(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken), keys.Expiration!.Value.UtcDateTime);
    }
}
