using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Millrace.Lambda.DotnetHost;

/// <summary>
/// What a handler is told of its invocation, in the shape of the <c>ILambdaContext</c> that the function brings: of whichever version, it is bound by name.
/// </summary>
public class FunctionContext : DispatchProxy
{
    private const string InterfaceName = "Amazon.Lambda.Core.ILambdaContext";

    private Invocation _invocation = null!;
    private LogWriter _log = null!;

    /// <summary>Whether a parameter takes it.</summary>
    internal static bool Is(Type type) => type.FullName == InterfaceName;

    /// <summary>Makes one.</summary>
    internal static object Create(Type type, Invocation invocation, LogWriter log)
    {
        var context = (FunctionContext)Create(type, typeof(FunctionContext));
        context._invocation = invocation;
        context._log = log;
        return context;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        "get_AwsRequestId" => Header("aws-request-id"),
        "get_InvokedFunctionArn" => Header("invoked-function-arn"),
        "get_TraceId" => Header("trace-id"),
        "get_TenantId" => Header("aws-tenant-id"),
        "get_FunctionName" => Variable("FUNCTION_NAME"),
        "get_FunctionVersion" => Variable("FUNCTION_VERSION"),
        "get_LogGroupName" => Variable("LOG_GROUP_NAME"),
        "get_LogStreamName" => Variable("LOG_STREAM_NAME"),
        "get_MemoryLimitInMB" => int.TryParse(Variable("FUNCTION_MEMORY_SIZE"), CultureInfo.InvariantCulture, out var memory) ? memory : 0,
        "get_RemainingTime" => Remaining(),
        "get_Logger" => FunctionLogger.Create(targetMethod.ReturnType, _log),
        "get_ClientContext" => Header("client-context") is { } client ? JsonMembers.Create(targetMethod.ReturnType, JsonElement.Parse(client)) : null,
        "get_Identity" => Header("cognito-identity") is { } identity ? JsonMembers.Create(targetMethod.ReturnType, JsonElement.Parse(identity)) : null,
        _ => targetMethod.ReturnType.IsValueType && targetMethod.ReturnType != typeof(void) ? Activator.CreateInstance(targetMethod.ReturnType) : null,
    };

    private static string? Variable(string name) => Environment.GetEnvironmentVariable($"AWS_LAMBDA_{name}");

    private string? Header(string name) => _invocation.Headers.GetValueOrDefault($"lambda-runtime-{name}");

    private TimeSpan Remaining() => long.TryParse(Header("deadline-ms"), CultureInfo.InvariantCulture, out var deadline)
        ? DateTimeOffset.FromUnixTimeMilliseconds(deadline) - TimeProvider.System.GetUtcNow()
        : TimeSpan.Zero;
}

/// <summary>A handler's <c>ILambdaLogger</c>.</summary>
public class FunctionLogger : DispatchProxy
{
    private LogWriter _log = null!;

    /// <summary>Makes one.</summary>
    internal static object Create(Type type, LogWriter log)
    {
        var logger = (FunctionLogger)Create(type, typeof(FunctionLogger));
        logger._log = log;
        return logger;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var texts = args!.OfType<string>().ToArray();
        var fault = args!.OfType<Exception>().FirstOrDefault();
        // Log(level, message) has its level in front, as a text or as a member of an enumeration.
        var level = targetMethod!.Name is "Log" or "LogLine"
            ? args!.OfType<Enum>().FirstOrDefault()?.ToString() ?? (texts.Length > 1 ? texts[0] : "Information")
            : targetMethod.Name["Log".Length..];
        var message = texts.Length == 0 ? "" : texts[^1];
        _log.Write(Short(level), fault is null ? message : $"{message}\n{fault}");
        return null;
    }

    private static string Short(string level) => level switch
    {
        "Trace" => "trce",
        "Debug" => "dbug",
        "Information" => "info",
        "Warning" => "warn",
        "Error" => "fail",
        "Critical" => "crit",
        _ => level,
    };
}

/// <summary>Members of JSON behind an interface of the function's.</summary>
public class JsonMembers : DispatchProxy
{
    private JsonElement _element;

    /// <summary>Makes one.</summary>
    internal static object Create(Type type, JsonElement element)
    {
        var members = (JsonMembers)Create(type, typeof(JsonMembers));
        members._element = element;
        return members;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var name = targetMethod!.Name["get_".Length..];
        // In JSON they are written in several ways: custom, env, app_title, cognitoIdentityId.
        var wanted = name == "Environment" ? "env" : name;
        foreach (var member in _element.EnumerateObject())
        {
            if (!member.Name.Replace("_", "", StringComparison.Ordinal).Equals(wanted, StringComparison.OrdinalIgnoreCase))
                continue;
            return targetMethod.ReturnType == typeof(string) ? member.Value.ToString()
                : targetMethod.ReturnType == typeof(IDictionary<string, string>) ? member.Value.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.ToString())
                : Create(targetMethod.ReturnType, member.Value);
        }
        return null;
    }
}
