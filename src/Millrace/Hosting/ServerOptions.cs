using System.Net;
using Millrace.Iam;
using Millrace.Kinesis;
using Millrace.Settings;
using Millrace.Storage;

namespace Millrace.Hosting;

/// <summary>How a server runs. Checked where the command line is read; see <c>millrace start --help</c> for each.</summary>
internal sealed record ServerOptions
{
    public required IPEndPoint Listen { get; init; }

    /// <summary>Whether nobody but this machine's users can reach the server.</summary>
    public bool ListensOnLoopbackOnly => IPAddress.IsLoopback(Listen.Address);

    /// <summary>Where everything is kept; null when everything is kept in memory.</summary>
    public required string? DataDirectory { get; init; }

    public required Durability Durability { get; init; }

    /// <summary>How quick Kinesis is, and what it holds callers to.</summary>
    public required KinesisOptions Kinesis { get; init; }

    /// <summary>The streams that are there from the start.</summary>
    public required IReadOnlyList<InitialStream> Streams { get; init; }

    /// <summary>How functions are run.</summary>
    public required FunctionOptions Functions { get; init; }

    /// <summary>Where S3 answers, for failures' documents and functions' code; null for none.</summary>
    public ServiceEndpoint? S3 { get; init; }

    /// <summary>Where SNS answers, for failures' documents; null for none.</summary>
    public ServiceEndpoint? Sns { get; init; }

    public required string Region { get; init; }

    public required string AccountId { get; init; }

    public required AuthenticationMode Authentication { get; init; }

    /// <summary>Where the root's key pair is kept once others can reach the server and must sign.</summary>
    public required string RootKeyFile { get; init; }

    /// <summary>Where the token of the console and the metrics is kept once others can reach the server.</summary>
    public required string TokenFile { get; init; }

    /// <summary>Whether the root's key is the pair <c>test</c>/<c>test</c>, which everybody knows.</summary>
    public bool HasWellKnownRootKey => ListensOnLoopbackOnly || Authentication is AuthenticationMode.Off;

    /// <summary>Null for plain HTTP alone.</summary>
    public required TlsOptions? Tls { get; init; }

    /// <summary>Whether browsers are shown the console.</summary>
    public bool HasConsole { get; init; } = true;

    /// <summary>Where somebody on this machine asks the server to stop.</summary>
    public StopRequest Stop { get; } = new();

    /// <summary>Whether each request gets a line on stderr.</summary>
    public required bool Verbose { get; init; }
}

/// <summary>How functions are run.</summary>
/// <param name="Tier">How they are shut in; see <see cref="Lambda.Runtimes.RuntimeLauncherOptions.Tier"/>.</param>
/// <param name="IdleTime">How long an environment that nobody calls is kept.</param>
/// <param name="InitTimeout">How long a process may take to ask for its first event.</param>
/// <param name="ChangeDuration">How long a function is Pending after it is made, and an update of it InProgress.</param>
/// <param name="Programs">Programs that run functions, by names as <c>node</c>; others are looked for.</param>
internal sealed record FunctionOptions(
    string Tier, TimeSpan IdleTime, TimeSpan InitTimeout, TimeSpan ChangeDuration, IReadOnlyDictionary<string, string> Programs);

/// <summary>Where the certificate comes from.</summary>
/// <param name="Certificate">A PEM or PFX file; null for a self-made one.</param>
/// <param name="Key">The PEM file of its key, when the certificate's file does not hold it.</param>
/// <param name="Directory">Where the self-made one is kept.</param>
internal sealed record TlsOptions(string? Certificate, string? Key, string Directory);
