using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Millrace.Client;
using Millrace.Client.CloudWatch;
using Millrace.Client.DynamoDB;
using Millrace.Client.Iam;
using Millrace.Client.Kinesis;
using Millrace.Client.Lambda;
using Millrace.Client.Logs;
using Millrace.Client.Sts;

namespace Millrace.CommandLine.Clients;

/// <summary>
/// Makes clients of the server, with the endpoint, region and credentials that an SDK would take, and where nobody names any those of a server that
/// <c>millrace start</c> runs on this machine.
/// </summary>
/// <param name="endpoint">The server; null for the one of the environment.</param>
/// <param name="region">The region; null for the one of the environment.</param>
/// <param name="profile">The profile; null for the one of the environment.</param>
internal sealed class ServerClients(string? endpoint, string? region, string? profile)
{
    /// <summary>Where <c>millrace start</c> listens.</summary>
    public const string DefaultEndpoint = "http://127.0.0.1:4566";

    private const string DefaultRegion = "us-east-1";
    private const string WellKnown = "test";
    private const int MostRetries = 2;

    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(2);

    private readonly CredentialProfileStoreChain _profiles = new(Variable("AWS_SHARED_CREDENTIALS_FILE"));
    private readonly string? _profile = profile ?? Variable("AWS_PROFILE");

    /// <summary>The server as it was last asked for, for texts.</summary>
    public string Shown { get; private set; } = endpoint ?? Variable("AWS_ENDPOINT_URL") ?? DefaultEndpoint;

    /// <summary>How long the server has for an answer before it is given up with an exception; null for as long as the SDK waits.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>The region.</summary>
    public string Region => region ?? Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION") ?? ProfileOrNone()?.Region?.SystemName ?? DefaultRegion;

    /// <summary>A client of Kinesis.</summary>
    public KinesisClient Kinesis()
    {
        var config = Configured(new KinesisConfig());
        return new(Credentials(config), config);
    }

    /// <summary>A client of CloudWatch.</summary>
    public CloudWatchClient CloudWatch()
    {
        var config = Configured(new CloudWatchConfig());
        return new(Credentials(config), config);
    }

    /// <summary>A client of DynamoDB.</summary>
    public DynamoDBClient DynamoDB()
    {
        var config = Configured(new DynamoDBConfig());
        return new(Credentials(config), config);
    }

    /// <summary>A client of IAM.</summary>
    public IamClient Iam()
    {
        var config = Configured(new IamConfig());
        return new(Credentials(config), config);
    }

    /// <summary>A client of Lambda.</summary>
    public LambdaClient Lambda()
    {
        var config = Configured(new LambdaConfig());
        return new(Credentials(config), config);
    }

    /// <summary>A client of CloudWatch Logs.</summary>
    public LogsClient Logs()
    {
        var config = Configured(new LogsConfig());
        return new(Credentials(config), config);
    }

    /// <summary>A client of STS.</summary>
    public StsClient Sts()
    {
        var config = Configured(new StsConfig());
        return new(Credentials(config), config);
    }

    /// <summary>Where Millrace's own pages are.</summary>
    public Uri Pages() => new(new Uri(Configured(new KinesisConfig()).ServiceURL), "/_millrace/");

    /// <summary>Whether the AWS configuration files have a profile.</summary>
    public static bool HasProfile(string name) => new CredentialProfileStoreChain(Variable("AWS_SHARED_CREDENTIALS_FILE")).TryGetProfile(name, out _);

    private T Configured<T>(T config)
        where T : ServiceConfig
    {
        if (_profile is not null) config.Profile = new Profile(_profile);
        var url = endpoint ?? (string.IsNullOrEmpty(config.ServiceURL) ? DefaultEndpoint : config.ServiceURL);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
            throw VerbException.Usage($"'{url}' is not the address of a server, like {DefaultEndpoint}.");
        Shown = url;
        config.ServiceURL = url;
        config.AuthenticationRegion = Region;
        config.MaxErrorRetry = Patience is null ? MostRetries : 0;
        if (Patience is { } patience) config.Timeout = patience;
        return config;
    }

    // The SDK's own search ends at the metadata of a cloud's machine, which nobody has here and which is long waited for.
    private AWSCredentials Credentials(ServiceConfig config)
    {
        if (profile is not null) return OfProfile(profile);
        if (Variable("AWS_ACCESS_KEY_ID") is { } id && Variable("AWS_SECRET_ACCESS_KEY") is { } secret)
            return Variable("AWS_SESSION_TOKEN") is { } token ? new SessionAWSCredentials(id, secret, token) : new BasicAWSCredentials(id, secret);
        if (Variable("AWS_PROFILE") is { } named) return OfProfile(named);
        if (_profiles.TryGetAWSCredentials("default", out var found)) return found;
        if (!new Uri(config.ServiceURL).IsLoopback)
            throw new VerbException($"there are no credentials for {config.ServiceURL}: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE or AWS_SHARED_CREDENTIALS_FILE.", ExitCode.Denied);
        return RootKeyFile() is { } file && new CredentialProfileStoreChain(file).TryGetAWSCredentials("default", out var root) ? root : new BasicAWSCredentials(WellKnown, WellKnown);
    }

    private string? RootKeyFile()
    {
        try
        {
            return ServerPages.RootKeyFile(Pages(), Patience ?? UsualPatience);
        }
        catch (OperationCanceledException) when (Patience is null)
        {
            return null;
        }
    }

    private AWSCredentials OfProfile(string name) =>
        _profiles.TryGetAWSCredentials(name, out var found) ? found : throw VerbException.Usage($"there is no profile '{name}' with credentials in the AWS configuration files.");

    private CredentialProfile? ProfileOrNone() => _profiles.TryGetProfile(_profile ?? "default", out var found) ? found : null;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
