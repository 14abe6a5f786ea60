using System.Globalization;
using Millrace.Model.Lambda;

namespace Millrace.Lambda.Invocation;

/// <summary>The variables that a function's process gets (facts/lambda.md 5). The server's own never are among them.</summary>
internal static class EnvironmentVariables
{
    /// <summary>All but those that depend on where the launcher puts things.</summary>
    /// <param name="version">The version.</param>
    /// <param name="credentials">The role's credentials.</param>
    /// <param name="log">The log stream.</param>
    /// <param name="runtimeApi">Where the Runtime API is.</param>
    /// <param name="server">Where this server is; null before it listens.</param>
    public static Dictionary<string, string> Of(FunctionVersion version, RoleCredentials credentials, FunctionLogStream log, string runtimeApi, ServerAddress? server)
    {
        var configuration = version.State.Configuration;
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LANG"] = "en_US.UTF-8",
            ["TZ"] = ":UTC",
            ["AWS_XRAY_CONTEXT_MISSING"] = "LOG_ERROR",
            ["AWS_XRAY_DAEMON_ADDRESS"] = "127.0.0.1:2000",
        };
        if (server is not null) all["AWS_ENDPOINT_URL"] = server.Endpoint.GetLeftPart(UriPartial.Authority);
        foreach (var (name, value) in configuration.Environment?.Variables ?? new Dictionary<string, string>()) all[name] = value;
        all["AWS_ACCESS_KEY_ID"] = credentials.AccessKeyId;
        all["AWS_SECRET_ACCESS_KEY"] = credentials.SecretAccessKey;
        all["AWS_SESSION_TOKEN"] = credentials.SessionToken;
        if (configuration.LoggingConfig is { LogFormat: LogFormat.JSON } logging)
        {
            all["AWS_LAMBDA_LOG_FORMAT"] = LogFormat.JSON;
            all["AWS_LAMBDA_LOG_LEVEL"] = logging.ApplicationLogLevel ?? ApplicationLogLevel.Info;
        }

        if (configuration.Runtime?.StartsWith("provided", StringComparison.Ordinal) != true) all["AWS_EXECUTION_ENV"] = $"AWS_Lambda_{configuration.Runtime}";
        all["_HANDLER"] = configuration.Handler ?? "";
        all["AWS_DEFAULT_REGION"] = all["AWS_REGION"] = version.Key.Region;
        all["AWS_LAMBDA_FUNCTION_NAME"] = version.Key.Name;
        all["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = configuration.MemorySize!.Value.ToString(CultureInfo.InvariantCulture);
        all["AWS_LAMBDA_FUNCTION_VERSION"] = version.Name;
        all["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand";
        all["AWS_LAMBDA_LOG_GROUP_NAME"] = log.Group;
        all["AWS_LAMBDA_LOG_STREAM_NAME"] = log.Stream;
        all["AWS_LAMBDA_RUNTIME_API"] = runtimeApi;
        return all;
    }
}
