using System.Text.Json.Nodes;

namespace Millrace.CommandLine;

/// <summary>A column of a table.</summary>
/// <param name="Header">What stands above it.</param>
/// <param name="Text">What a row has in it.</param>
/// <param name="IsNumber">Whether it is flush right.</param>
internal sealed record Column(string Header, Func<JsonObject, string> Text, bool IsNumber = false)
{
    /// <summary>A column that shows a member as it is; a dash where there is none.</summary>
    /// <param name="header">What stands above it.</param>
    /// <param name="member">The member's name.</param>
    /// <param name="isNumber">Whether it is flush right.</param>
    public static Column Of(string header, string member, bool isNumber = false) => new(header, row => Show(row[member]), isNumber);

    /// <summary>A value as people read it.</summary>
    public static string Show(JsonNode? value) => value switch
    {
        null => "-",
        JsonValue one when one.GetValueKind() is System.Text.Json.JsonValueKind.True => "yes",
        JsonValue one when one.GetValueKind() is System.Text.Json.JsonValueKind.False => "no",
        JsonArray list => string.Join(", ", list.Select(Show)),
        _ => value.ToString(),
    };
}
