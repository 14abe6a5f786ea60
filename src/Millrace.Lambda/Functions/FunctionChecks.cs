using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Functions;

/// <summary>What a function's settings must keep to beside the constraints of the shapes (facts/lambda.md 2, 3, 5).</summary>
internal static class FunctionChecks
{
    private const int MostTimeout = 900;
    private const int MostMemorySize = 10_240;
    private const int MostEnvironmentBytes = 4 * 1024;

    /// <summary>Runtimes that functions may be made with.</summary>
    private static readonly string[] Runtimes =
    [
        Runtime.Nodejs16X, Runtime.Nodejs18X, Runtime.Nodejs20X, Runtime.Nodejs22X, Runtime.Nodejs24X,
        Runtime.Python38, Runtime.Python39, Runtime.Python310, Runtime.Python311, Runtime.Python312, Runtime.Python313, Runtime.Python314,
        Runtime.Ruby32, Runtime.Ruby33, Runtime.Ruby34, Runtime.Ruby40,
        Runtime.Java8Al2, Runtime.Java11, Runtime.Java17, Runtime.Java21, Runtime.Java25,
        Runtime.Dotnet6, Runtime.Dotnet8, Runtime.Dotnet10,
        Runtime.ProvidedAl2, Runtime.ProvidedAl2023,
    ];

    /// <summary>Runtimes that functions were once made with.</summary>
    private static readonly FrozenSet<string> Ended =
    [
        Runtime.Nodejs, Runtime.Nodejs43, Runtime.Nodejs610, Runtime.Nodejs810, Runtime.Nodejs10X, Runtime.Nodejs12X, Runtime.Nodejs14X, Runtime.Nodejs43Edge,
        Runtime.Java8, Runtime.Python27, Runtime.Python36, Runtime.Python37, Runtime.Dotnetcore10, Runtime.Dotnetcore20, Runtime.Dotnetcore21,
        Runtime.Dotnetcore31, Runtime.Go1X, Runtime.Ruby25, Runtime.Ruby27, Runtime.Provided,
    ];

    private static readonly FrozenSet<string> ReservedVariables =
    [
        "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR",
    ];

    /// <summary>Checks the bounds that the model sets wider than the service does.</summary>
    public static void Bounds(int? timeout, int? memorySize)
    {
        if (timeout > MostTimeout)
        {
            throw LambdaErrors.Validation(
                $"1 validation error detected: Value '{timeout}' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to {MostTimeout}");
        }

        if (memorySize > MostMemorySize)
        {
            throw LambdaErrors.InvalidParameter(
                $"'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to {MostMemorySize}");
        }
    }

    /// <summary>Checks environment variables.</summary>
    public static void Variables(Model.Lambda.Environment? environment)
    {
        if (environment?.Variables is not { } variables) return;
        var reserved = variables.Keys.Where(ReservedVariables.Contains).ToList();
        if (reserved.Count > 0)
        {
            throw LambdaErrors.InvalidParameter(
                "Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are "
                + $"currently not supported for modification. Reserved keys used in this request: {string.Join(", ", reserved)}");
        }

        var json = Json(variables);
        if (json.Length > MostEnvironmentBytes)
        {
            throw LambdaErrors.InvalidParameter(
                "Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. "
                + $"String measured: {Encoding.UTF8.GetString(json)}");
        }
    }

    /// <summary>Checks what a function of a zip must have.</summary>
    public static void OfZip(string? runtime, string? handler)
    {
        if (runtime is null || handler is null)
            throw LambdaErrors.InvalidParameter("Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        MayBeUsed(runtime);
    }

    /// <summary>Checks that functions can be made with a runtime.</summary>
    public static void MayBeUsed(string runtime)
    {
        if (Runtimes.Contains(runtime)) return;
        throw LambdaErrors.InvalidParameter(Ended.Contains(runtime)
            ? $"The runtime parameter of {runtime} is no longer supported for creating or updating AWS Lambda functions. "
                + "We recommend you use a supported runtime while creating or updating functions."
            : $"Value {runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [{string.Join(", ", Runtimes)}] or be a valid ARN");
    }

    /// <summary>Checks that Lambda can run a function as a role.</summary>
    public static void Role(string role, RequestContext context, IExecutionRoles roles)
    {
        if (!roles.MayAssume(context.Caller.AccountId, role))
            throw LambdaErrors.InvalidParameter("The role defined for the function cannot be assumed by Lambda.");
    }

    /// <summary>Checks the revision that a request is meant for.</summary>
    public static void Revision(string? asked, string? present)
    {
        if (asked is not null && asked != present) throw LambdaErrors.OtherRevision();
    }

    private static byte[] Json(IReadOnlyDictionary<string, string> variables)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            foreach (var (name, value) in variables) json.WriteString(name, value);
            json.WriteEndObject();
        }

        return output.ToArray();
    }
}
