namespace Millrace.Model.Policies;

/// <summary>What is compared.</summary>
internal enum ConditionFamily
{
    Text,
    TextIgnoringCase,
    TextWithWildcards,
    Number,
    Time,
    Boolean,
    Binary,
    Address,
    Arn,
    Presence,
}

/// <summary>A condition operator, taken apart (facts/iam.md 3).</summary>
/// <param name="Name">As the policy has it.</param>
/// <param name="Family">What is compared.</param>
/// <param name="Order">How numbers and times compare.</param>
/// <param name="IsNegated">Whether it holds when nothing compares.</param>
/// <param name="Quantifier">Which of the request's values it must hold for.</param>
/// <param name="IfExists">Whether it holds when the request has no such key.</param>
internal sealed record ConditionOperator(
    string Name, ConditionFamily Family, ConditionOrder Order, bool IsNegated, ConditionQuantifier Quantifier, bool IfExists)
{
    private const string AllPrefix = "ForAllValues:";
    private const string AnyPrefix = "ForAnyValue:";
    private const string Suffix = "IfExists";

    /// <summary>Finds an operator; null when there is none of that name.</summary>
    public static ConditionOperator? Find(string name)
    {
        var bare = name;
        var quantifier = ConditionQuantifier.None;
        if (bare.StartsWith(AllPrefix, StringComparison.Ordinal))
            (bare, quantifier) = (bare[AllPrefix.Length..], ConditionQuantifier.ForAllValues);
        else if (bare.StartsWith(AnyPrefix, StringComparison.Ordinal))
            (bare, quantifier) = (bare[AnyPrefix.Length..], ConditionQuantifier.ForAnyValue);

        var ifExists = bare.EndsWith(Suffix, StringComparison.Ordinal);
        if (ifExists) bare = bare[..^Suffix.Length];
        if (FindBare(bare) is not { } found) return null;

        // Whether a key is there needs no leave to be absent, and is not asked of each of its values.
        if (found.Family == ConditionFamily.Presence && (ifExists || quantifier != ConditionQuantifier.None)) return null;

        return new ConditionOperator(name, found.Family, found.Order, found.IsNegated, quantifier, ifExists);
    }

    private static (ConditionFamily Family, ConditionOrder Order, bool IsNegated)? FindBare(string name) => name switch
    {
        "StringEquals" => (ConditionFamily.Text, ConditionOrder.Equal, false),
        "StringNotEquals" => (ConditionFamily.Text, ConditionOrder.Equal, true),
        "StringEqualsIgnoreCase" => (ConditionFamily.TextIgnoringCase, ConditionOrder.Equal, false),
        "StringNotEqualsIgnoreCase" => (ConditionFamily.TextIgnoringCase, ConditionOrder.Equal, true),
        "StringLike" => (ConditionFamily.TextWithWildcards, ConditionOrder.Equal, false),
        "StringNotLike" => (ConditionFamily.TextWithWildcards, ConditionOrder.Equal, true),
        "NumericEquals" => (ConditionFamily.Number, ConditionOrder.Equal, false),
        "NumericNotEquals" => (ConditionFamily.Number, ConditionOrder.Equal, true),
        "NumericLessThan" => (ConditionFamily.Number, ConditionOrder.Less, false),
        "NumericLessThanEquals" => (ConditionFamily.Number, ConditionOrder.LessOrEqual, false),
        "NumericGreaterThan" => (ConditionFamily.Number, ConditionOrder.Greater, false),
        "NumericGreaterThanEquals" => (ConditionFamily.Number, ConditionOrder.GreaterOrEqual, false),
        "DateEquals" => (ConditionFamily.Time, ConditionOrder.Equal, false),
        "DateNotEquals" => (ConditionFamily.Time, ConditionOrder.Equal, true),
        "DateLessThan" => (ConditionFamily.Time, ConditionOrder.Less, false),
        "DateLessThanEquals" => (ConditionFamily.Time, ConditionOrder.LessOrEqual, false),
        "DateGreaterThan" => (ConditionFamily.Time, ConditionOrder.Greater, false),
        "DateGreaterThanEquals" => (ConditionFamily.Time, ConditionOrder.GreaterOrEqual, false),
        "Bool" => (ConditionFamily.Boolean, ConditionOrder.Equal, false),
        "BinaryEquals" => (ConditionFamily.Binary, ConditionOrder.Equal, false),
        "IpAddress" => (ConditionFamily.Address, ConditionOrder.Equal, false),
        "NotIpAddress" => (ConditionFamily.Address, ConditionOrder.Equal, true),
        "ArnEquals" or "ArnLike" => (ConditionFamily.Arn, ConditionOrder.Equal, false),
        "ArnNotEquals" or "ArnNotLike" => (ConditionFamily.Arn, ConditionOrder.Equal, true),
        "Null" => (ConditionFamily.Presence, ConditionOrder.Equal, false),
        _ => null,
    };
}
