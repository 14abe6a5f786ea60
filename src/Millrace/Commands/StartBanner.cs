using System.Text;
using Millrace.Hosting;
using Millrace.Iam;
using Millrace.Lambda.Runtimes;
using Millrace.Storage;

namespace Millrace.Commands;

/// <summary>What <c>millrace start</c> prints once the server answers: where it is, what it keeps, and the lines to copy.</summary>
internal static class StartBanner
{
    public static string Text(MillraceServer server, ServerOptions options)
    {
        var text = new StringBuilder();
        text.AppendLine($"Millrace {ProgramVersion.Text} is ready.");
        text.AppendLine($"  endpoint    {server.Endpoint.OriginalString}{(options.Tls is null ? "" : "   (http:// answers on this port too)")}");
        if (options.HasConsole) text.AppendLine($"  console     {server.ConsoleAddress?.AbsoluteUri ?? "not in this build: Node.js with npm was not there to make it"}");
        text.AppendLine($"  metrics     {server.Endpoint.OriginalString}/_millrace/metrics{(options.ListensOnLoopbackOnly ? "" : $" for the bearer of the token in {options.TokenFile}")}");
        text.AppendLine($"  data        {options.DataDirectory ?? "in memory: gone when the server stops"}");
        text.AppendLine($"  durability  {Promise(options.Durability)}");
        text.AppendLine($"  callers     {Callers(options)}");
        text.AppendLine($"  functions   {ShutIn(options.Functions.Tier)}");
        text.AppendLine($"  refusals    {server.Endpoint.OriginalString}/_millrace/decisions says who was refused what, and why");
        text.AppendLine();
        text.AppendLine("For the AWS CLI and any SDK, in another terminal:");
        text.AppendLine($"  export AWS_ENDPOINT_URL={server.Endpoint.OriginalString}");
        if (options.HasWellKnownRootKey)
        {
            text.AppendLine("  export AWS_ACCESS_KEY_ID=test");
            text.AppendLine("  export AWS_SECRET_ACCESS_KEY=test");
        }
        else
        {
            text.AppendLine($"  export AWS_SHARED_CREDENTIALS_FILE={options.RootKeyFile}");
        }

        text.AppendLine($"  export AWS_REGION={options.Region} AWS_DEFAULT_REGION={options.Region}");
        if (server.TrustFile is { } trust)
        {
            text.AppendLine($"  export AWS_CA_BUNDLE={trust}          # AWS CLI, Python, Ruby: trust the self-made certificate");
            text.AppendLine($"  export NODE_EXTRA_CA_CERTS={trust}    # Node.js");
            text.AppendLine($"  export SSL_CERT_FILE={trust}          # .NET, Go");
        }

        text.AppendLine();
        text.AppendLine("Next: dotnet run lessons/01-make-a-stream/main.cs   (lesson 1; Ctrl+C here stops the server)");
        return text.ToString();
    }

    private static string Callers(ServerOptions options) => options.Authentication switch
    {
        AuthenticationMode.Off => "are who they say they are: no signature is checked; users and roles may do what their policies say",
        AuthenticationMode.Auto when options.ListensOnLoopbackOnly =>
            "users and roles may do what their policies say; unknown keys are the root's (--auth strict refuses them)",
        _ => "users and roles may do what their policies say; unknown keys are refused",
    };

    private static string ShutIn(string tier) => tier switch
    {
        RuntimeLauncherOptions.Best => "run as well shut in as this machine can: strict, else basic, else none; what is less than strict stands in a function's log",
        _ => $"run in the tier {tier}, and not at all where that does not work",
    };

    private static string Promise(Durability durability) => durability switch
    {
        Durability.Memory => "memory: nothing outlives the server",
        Durability.Normal => "normal: an acknowledged record survives the death of the process",
        Durability.Full => "full: an acknowledged record survives a power cut",
        _ => throw new ArgumentOutOfRangeException(nameof(durability), durability, null),
    };
}
