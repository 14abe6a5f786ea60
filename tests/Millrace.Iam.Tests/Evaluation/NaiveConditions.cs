using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Millrace.Iam.Tests.Evaluation;

/// <summary>Conditions straight from their description.</summary>
internal static class NaiveConditions
{
    public static bool Hold(JsonElement statement, IReadOnlyDictionary<string, string[]> keys, bool variables) =>
        !statement.TryGetProperty("Condition", out var conditions)
        || conditions.EnumerateObject().All(operation => operation.Value.EnumerateObject().All(
            key => Holds(operation.Name, key.Name, Texts(key.Value), keys, variables)));

    private static bool Holds(string name, string key, string[] operands, IReadOnlyDictionary<string, string[]> keys, bool variables)
    {
        var values = keys.SingleOrDefault(pair => pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value ?? [];
        if (name == "Null") return operands.Any(operand => bool.Parse(operand) == (values.Length == 0));

        var all = name.StartsWith("ForAllValues:", StringComparison.Ordinal);
        var any = name.StartsWith("ForAnyValue:", StringComparison.Ordinal);
        var bare = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (bare.EndsWith("IfExists", StringComparison.Ordinal))
        {
            if (values.Length == 0) return true;
            bare = bare[..^8];
        }

        var positive = bare.Replace("Not", "", StringComparison.Ordinal);
        var negated = positive != bare;
        bool Matches(string value) => operands.Any(operand => Compare(positive, operand, value, variables ? keys : null));
        if (all) return values.All(value => Matches(value) != negated);
        if (any) return values.Any(value => Matches(value) != negated);
        return values.Any(Matches) != negated;
    }

    private static bool Compare(string name, string operand, string value, IReadOnlyDictionary<string, string[]>? keys)
    {
        if (name == "StringEquals") return NaivePattern.Matches(operand, value, keys, wildcards: false);
        if (name == "StringLike") return NaivePattern.Matches(operand, value, keys);
        if (name is "ArnEquals" or "ArnLike") return NaivePattern.MatchesArn(operand, value, keys);
        if (name == "StringEqualsIgnoreCase")
        {
            var lower = keys?.ToDictionary(pair => pair.Key.ToLowerInvariant(), pair => pair.Value.Select(one => one.ToLowerInvariant()).ToArray());
            return NaivePattern.Matches(operand.ToLowerInvariant(), value.ToLowerInvariant(), lower, wildcards: false);
        }

        if (name == "Bool") return bool.TryParse(value, out var flag) && bool.Parse(operand) == flag;
        if (name == "BinaryEquals") return operand == value;
        if (name == "IpAddress")
        {
            if (!IPAddress.TryParse(value, out var address)) return false;
            return operand.Contains('/', StringComparison.Ordinal) ? IPNetwork.Parse(operand).Contains(address) : IPAddress.Parse(operand).Equals(address);
        }

        if (name.StartsWith("Numeric", StringComparison.Ordinal))
        {
            return double.TryParse(value, CultureInfo.InvariantCulture, out var number)
                && InOrder(name["Numeric".Length..], number.CompareTo(double.Parse(operand, CultureInfo.InvariantCulture)));
        }

        return Seconds(value) is { } second && InOrder(name["Date".Length..], second.CompareTo(Seconds(operand)!.Value));
    }

    private static bool InOrder(string order, int comparison) => order switch
    {
        "Equals" => comparison == 0,
        "LessThan" => comparison < 0,
        "LessThanEquals" => comparison <= 0,
        "GreaterThan" => comparison > 0,
        _ => comparison >= 0,
    };

    private static long? Seconds(string text) =>
        text.All(char.IsAsciiDigit) && text.Length > 4 ? long.Parse(text, CultureInfo.InvariantCulture)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUnixTimeSeconds()
        : null;

    private static string[] Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(Texts)],
        JsonValueKind.String => [element.GetString()!],
        _ => [element.GetRawText()],
    };
}
