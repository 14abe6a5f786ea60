using System.Text.Json;

namespace Millrace.Kinesis.Policies;

/// <summary>What a resource policy must look like: a policy document in which each statement says to whom it applies.</summary>
internal static class ResourcePolicy
{
    /// <summary>What a resource without a policy answers (facts/kinesis.md 5, Policies).</summary>
    public const string None = "{}";

    /// <summary>The longest policy, in characters.</summary>
    private const int MostCharacters = 20 * 1024;

    private static readonly string[] DocumentMembers = ["Version", "Id", "Statement"];
    private static readonly string[] StatementMembers =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    /// <summary>Checks a policy.</summary>
    /// <exception cref="Wire.ServiceException">It is not one.</exception>
    public static void Check(string policy)
    {
        if (FindFault(policy) is { } fault) throw KinesisErrors.InvalidArgument($"Invalid policy document: {fault}");
    }

    private static string? FindFault(string policy)
    {
        if (policy.Length > MostCharacters) return $"it has {policy.Length} characters, and {MostCharacters} are the most.";

        try
        {
            using var document = JsonDocument.Parse(policy);
            return FindFault(document.RootElement);
        }
        catch (JsonException)
        {
            return "it is not JSON.";
        }
    }

    private static string? FindFault(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object) return "it is not an object.";
        if (FindStranger(document, DocumentMembers) is { } stranger) return $"{stranger} is not a member of a policy.";

        if (document.TryGetProperty("Version", out var version)
            && !(version.ValueKind == JsonValueKind.String && version.GetString() is "2012-10-17" or "2008-10-17"))
        {
            return "Version must be 2012-10-17 or 2008-10-17.";
        }

        if (!document.TryGetProperty("Statement", out var statements)) return "Statement is missing.";
        if (statements.ValueKind == JsonValueKind.Object) return FindFaultOfStatement(statements);
        if (statements.ValueKind != JsonValueKind.Array || statements.GetArrayLength() == 0)
            return "Statement must be a statement or a list of statements.";

        foreach (var statement in statements.EnumerateArray())
        {
            if (FindFaultOfStatement(statement) is { } fault) return fault;
        }

        return null;
    }

    private static string? FindFaultOfStatement(JsonElement statement)
    {
        if (statement.ValueKind != JsonValueKind.Object) return "a statement is not an object.";
        if (FindStranger(statement, StatementMembers) is { } stranger) return $"{stranger} is not a member of a statement.";

        if (!statement.TryGetProperty("Effect", out var effect)
            || effect.ValueKind != JsonValueKind.String
            || effect.GetString() is not ("Allow" or "Deny"))
        {
            return "Effect must be Allow or Deny.";
        }

        if (!HasOneOf(statement, "Principal", IsPrincipal)) return "a statement must have a Principal or a NotPrincipal.";
        if (!HasOneOf(statement, "Action", IsText)) return "a statement must have an Action or a NotAction.";
        if (!HasOneOf(statement, "Resource", IsText)) return "a statement must have a Resource or a NotResource.";
        if (statement.TryGetProperty("Sid", out var sid) && sid.ValueKind != JsonValueKind.String) return "Sid must be a text.";

        return statement.TryGetProperty("Condition", out var condition) && condition.ValueKind != JsonValueKind.Object
            ? "Condition must be an object."
            : null;
    }

    private static string? FindStranger(JsonElement element, string[] members)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!members.Contains(property.Name)) return property.Name;
        }

        return null;
    }

    private static bool HasOneOf(JsonElement statement, string name, Func<JsonElement, bool> isLegal)
    {
        var has = statement.TryGetProperty(name, out var value);
        var hasNot = statement.TryGetProperty($"Not{name}", out var notValue);
        return has != hasNot && isLegal(has ? value : notValue);
    }

    private static bool IsPrincipal(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) return value.ValueEquals("*");
        if (value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() == 0) return false;

        foreach (var kind in value.EnumerateObject())
        {
            if (kind.Name is not ("AWS" or "Service" or "Federated" or "CanonicalUser") || !IsText(kind.Value)) return false;
        }

        return true;
    }

    private static bool IsText(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) return true;
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0) return false;

        foreach (var element in value.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.String) return false;
        }

        return true;
    }
}
