using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Millrace.Iam.Authorization;
using Millrace.Iam.Evaluation;

namespace Millrace.Composition;

/// <summary>Says how a decision came about: on the administrator's page, and in the log of a server that is asked to say more.</summary>
internal static partial class DecisionText
{
    /// <summary>A decision as the page shows it.</summary>
    public static JsonNode ToJson(LoggedDecision logged)
    {
        var node = new JsonObject
        {
            ["requestId"] = logged.RequestId,
            ["at"] = logged.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["principal"] = logged.Request.Principal.Arn,
            ["action"] = logged.Request.Action,
            ["resource"] = logged.Request.Resource,
            ["allowed"] = logged.Decision.IsAllowed,
            ["reason"] = logged.Decision.Reason(logged.Request.Action),
        };
        if (logged.Trace is { } trace) node["statements"] = new JsonArray([.. trace.Statements.Select(ToJson)]);
        return node;
    }

    /// <summary>Writes a decision to the log.</summary>
    public static void Write(ILogger logger, LoggedDecision logged)
    {
        if (!logger.IsEnabled(LogLevel.Debug)) return;
        var statements = logged.Trace is { Statements.Count: > 0 } trace
            ? "; " + string.Join("; ", trace.Statements.Select(static statement => $"{NameOf(statement)}: {WordOf(statement)}"))
            : "";
        Decided(
            logger,
            logged.Request.Principal.Arn,
            logged.Decision.IsAllowed ? "may" : "may not",
            logged.Request.Action,
            logged.Request.Resource ?? "*",
            logged.Decision.Reason(logged.Request.Action) is { } reason ? " " + reason : "",
            statements,
            logged.RequestId);
    }

    private static JsonNode ToJson(StatementTrace statement) => new JsonObject
    {
        ["policy"] = statement.Policy.Name,
        ["type"] = statement.Type.ToString(),
        ["statement"] = statement.Statement.Sid ?? $"{statement.Index}",
        ["effect"] = statement.Statement.Effect.ToString(),
        ["outcome"] = WordOf(statement),
    };

    private static string NameOf(StatementTrace statement) => $"{statement.Policy.Name}#{statement.Statement.Sid ?? $"{statement.Index}"}";

    private static string WordOf(StatementTrace statement) => statement.Outcome switch
    {
        StatementOutcome.Matched => statement.Statement.Effect == Model.Policies.PolicyEffect.Allow ? "allows" : "denies",
        StatementOutcome.OtherAction => "another action",
        StatementOutcome.OtherResource => "another resource",
        StatementOutcome.OtherPrincipal => "another principal",
        _ => $"a condition fails{(statement.FailedCondition is { } failed ? $": {failed.Key}" : "")}",
    };

    [LoggerMessage(EventId = 501, Level = LogLevel.Debug, Message = "{principal} {verdict} {action} on {resource}{reason}{statements}; request {requestId}")]
    private static partial void Decided(
        ILogger logger, string principal, string verdict, string action, string resource, string reason, string statements, string requestId);
}
