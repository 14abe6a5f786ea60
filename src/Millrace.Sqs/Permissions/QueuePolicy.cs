using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Millrace.Sqs.Queues;

namespace Millrace.Sqs.Permissions;

/// <summary>A queue's policy as permissions change it, one statement each; statements that came otherwise stay as they are.</summary>
internal static class QueuePolicy
{
    private const int MostActions = 7;

    /// <summary>What others may be let do; the rest is for the queue's account alone.</summary>
    private static readonly string[] Shared =
    [
        "*", "SendMessage", "ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility", "GetQueueAttributes", "GetQueueUrl", "ListDeadLetterSourceQueues", "PurgeQueue",
    ];

    /// <summary>How policies are written: nothing is escaped that need not be.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds a statement.</summary>
    /// <param name="policy">The policy; null for none.</param>
    /// <param name="queue">The queue.</param>
    /// <param name="label">The statement's name.</param>
    /// <param name="accounts">Who is let in.</param>
    /// <param name="actions">What they may do.</param>
    /// <returns>The policy with it.</returns>
    public static string Add(string? policy, QueueKey queue, string label, IReadOnlyList<string> accounts, IReadOnlyList<string> actions)
    {
        if (label.Length is 0 or > 80 || !label.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw SqsErrors.InvalidParameter($"Value {label} for parameter Label is invalid. Reason: Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length.");
        if (accounts.Count == 0) throw SqsErrors.InvalidParameter("The request must contain the parameter AWSAccountId.");
        if (actions.Count == 0) throw SqsErrors.InvalidParameter("The request must contain the parameter ActionName.");
        if (accounts.FirstOrDefault(static account => account.Length != 12 || !account.All(char.IsAsciiDigit)) is { } wrong)
            throw SqsErrors.InvalidParameter($"Value {wrong} for parameter PrincipalId is invalid. Reason: Unable to verify.");
        if (actions.Count > MostActions) throw new Wire.ServiceException("OverLimit", $"{actions.Count} Actions were found, maximum allowed is {MostActions}.", 403);
        if (actions.FirstOrDefault(static action => !Shared.Contains(action)) is { } own)
            throw SqsErrors.InvalidParameter($"Value SQS:{own} for parameter ActionName is invalid. Reason: Only the queue owner is allowed to invoke this action.");

        var document = Read(policy) ?? new JsonObject
        {
            ["Version"] = "2008-10-17",
            ["Id"] = $"/{queue.AccountId}/{queue.Name}/SQSDefaultPolicy",
        };
        var statements = Statements(document);
        if (statements.Any(statement => Is(statement, label))) throw SqsErrors.InvalidParameter($"Value {label} for parameter Label is invalid. Reason: Already exists.");
        statements.Add(new JsonObject
        {
            ["Sid"] = label,
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["AWS"] = OneOrMore([.. accounts.Select(static account => $"arn:aws:iam::{account}:root")]) },
            ["Action"] = OneOrMore([.. actions.Select(static action => $"SQS:{action}")]),
            ["Resource"] = queue.Arn,
        });
        document["Statement"] = new JsonArray([.. statements]);
        return Write(document);
    }

    /// <summary>Takes a statement out.</summary>
    /// <returns>The policy without it; null when nothing is left of it.</returns>
    public static string? Remove(string? policy, string label)
    {
        var document = Read(policy);
        var statements = document is null ? [] : Statements(document);
        if (statements.RemoveAll(statement => Is(statement, label)) == 0)
            throw SqsErrors.InvalidParameter($"Value {label} for parameter Label is invalid. Reason: can't find label.");
        if (statements.Count == 0) return null;
        document!["Statement"] = new JsonArray([.. statements]);
        return Write(document);
    }

    private static JsonObject? Read(string? policy) => policy is null ? null : JsonNode.Parse(policy)!.AsObject();

    private static string Write(JsonObject policy)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, Options)) policy.WriteTo(json);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>The statements, taken out of the document; one alone need not be in a list.</summary>
    private static List<JsonNode?> Statements(JsonObject document)
    {
        var statements = document["Statement"];
        document.Remove("Statement");
        if (statements is not JsonArray list) return statements is null ? [] : [statements];
        List<JsonNode?> each = [.. list];
        list.Clear();
        return each;
    }

    private static bool Is(JsonNode? statement, string label) => (string?)statement?["Sid"] == label;

    private static JsonNode OneOrMore(string[] texts) => texts.Length == 1 ? texts[0] : new JsonArray([.. texts.Select(static text => (JsonNode)text)]);
}
