using System.Text.Json;

namespace Millrace.Model.Policies;

/// <summary>Reads the shape of a policy: which members it has, and of which JSON types. Names are compared by case, as AWS does.</summary>
internal static class PolicyReader
{
    private static readonly string[] DocumentMembers = ["Version", "Id", "Statement"];
    private static readonly string[] StatementMembers =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    /// <summary>Reads a document.</summary>
    /// <exception cref="PolicyFormatException">It has another shape.</exception>
    public static DocumentSyntax Read(JsonElement document)
    {
        RequireMembers(document, DocumentMembers);
        var version = ReadText(document, "Version");
        if (version is not (null or PolicyDocument.VersionByDefault or PolicyDocument.VersionWithVariables))
            throw PolicyFormatException.Syntax();

        var id = ReadText(document, "Id");
        if (!document.TryGetProperty("Statement", out var statement)) throw PolicyFormatException.Syntax();

        var statements = new List<StatementSyntax>();
        foreach (var element in OneOrMore(statement)) statements.Add(ReadStatement(element));
        return statements.Count > 0 ? new DocumentSyntax(version, id, statements) : throw PolicyFormatException.Syntax();
    }

    private static StatementSyntax ReadStatement(JsonElement statement)
    {
        RequireMembers(statement, StatementMembers);
        var effect = ReadText(statement, "Effect") switch
        {
            "Allow" => PolicyEffect.Allow,
            "Deny" => PolicyEffect.Deny,
            _ => throw PolicyFormatException.Syntax(),
        };

        return new StatementSyntax(
            ReadText(statement, "Sid"),
            effect,
            ReadElement(statement, "Principal", "NotPrincipal", ReadPrincipals),
            ReadElement(statement, "Action", "NotAction", ReadTexts),
            ReadElement(statement, "Resource", "NotResource", ReadTexts),
            ReadConditions(statement));
    }

    private static ElementSyntax<T>? ReadElement<T>(JsonElement statement, string name, string notName, Func<JsonElement, List<T>> read)
    {
        var has = statement.TryGetProperty(name, out var value);
        var hasNot = statement.TryGetProperty(notName, out var notValue);
        if (has && hasNot) throw PolicyFormatException.Syntax();

        return has || hasNot ? new ElementSyntax<T>(read(has ? value : notValue), hasNot) : null;
    }

    private static List<PrincipalSyntax> ReadPrincipals(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && value.ValueEquals("*")) return [new PrincipalSyntax("AWS", "*")];
        if (value.ValueKind != JsonValueKind.Object) throw PolicyFormatException.Syntax();

        var principals = new List<PrincipalSyntax>();
        foreach (var kind in value.EnumerateObject())
        {
            if (kind.Name is not ("AWS" or "Service" or "Federated" or "CanonicalUser")) throw PolicyFormatException.Syntax();

            foreach (var text in ReadTexts(kind.Value)) principals.Add(new PrincipalSyntax(kind.Name, text));
        }

        return principals.Count > 0 ? principals : throw PolicyFormatException.Syntax();
    }

    private static List<string> ReadTexts(JsonElement value)
    {
        var texts = new List<string>();
        foreach (var element in OneOrMore(value))
        {
            texts.Add(element.ValueKind == JsonValueKind.String ? element.GetString()! : throw PolicyFormatException.Syntax());
        }

        return texts;
    }

    private static List<ConditionSyntax> ReadConditions(JsonElement statement)
    {
        var conditions = new List<ConditionSyntax>();
        if (!statement.TryGetProperty("Condition", out var value)) return conditions;
        if (value.ValueKind != JsonValueKind.Object) throw PolicyFormatException.Syntax();

        foreach (var operation in value.EnumerateObject())
        {
            if (operation.Value.ValueKind != JsonValueKind.Object) throw PolicyFormatException.Syntax();

            var found = ConditionOperator.Find(operation.Name) ?? throw PolicyFormatException.Syntax();
            foreach (var key in operation.Value.EnumerateObject())
            {
                if (key.Name.Length == 0) throw PolicyFormatException.Syntax();

                conditions.Add(new ConditionSyntax(found, key.Name, ReadConditionValues(key.Value)));
            }
        }

        return conditions;
    }

    private static List<string> ReadConditionValues(JsonElement value)
    {
        var values = new List<string>();
        foreach (var element in OneOrMore(value))
        {
            values.Add(element.ValueKind switch
            {
                JsonValueKind.String => element.GetString()!,
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
                _ => throw PolicyFormatException.Syntax(),
            });
        }

        return values;
    }

    private static List<JsonElement> OneOrMore(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    private static string? ReadText(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value)) return null;

        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw PolicyFormatException.Syntax();
    }

    private static void RequireMembers(JsonElement element, string[] members)
    {
        if (element.ValueKind != JsonValueKind.Object) throw PolicyFormatException.Syntax();

        foreach (var property in element.EnumerateObject())
        {
            if (!members.Contains(property.Name)) throw PolicyFormatException.Syntax();
        }
    }
}
