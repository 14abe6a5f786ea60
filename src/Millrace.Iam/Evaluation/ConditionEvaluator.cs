using Millrace.Model.Policies;

namespace Millrace.Iam.Evaluation;

/// <summary>Tells whether conditions hold (facts/iam.md 3).</summary>
internal static class ConditionEvaluator
{
    /// <summary>The first condition of a statement that does not hold; null when all do.</summary>
    public static PolicyCondition? FindFailed(PolicyStatement statement, IConditionKeys keys)
    {
        foreach (var condition in statement.Conditions)
        {
            if (!Holds(condition, keys)) return condition;
        }

        return null;
    }

    private static bool Holds(PolicyCondition condition, IConditionKeys keys)
    {
        var values = keys.Find(condition.Key);
        if (condition.IsPresence) return MatchesAny(condition, values.Count == 0 ? "true" : "false", keys);
        if (values.Count == 0) return HoldsWithoutKey(condition);

        // A negated operator without a prefix holds when no value matches, a plain one when any does.
        var mustAll = condition.Quantifier == ConditionQuantifier.None
            ? condition.IsNegated
            : condition.Quantifier == ConditionQuantifier.ForAllValues;
        for (var i = 0; i < values.Count; i++)
        {
            var holds = MatchesAny(condition, values[i], keys) != condition.IsNegated;
            if (holds != mustAll) return holds;
        }

        return mustAll;
    }

    private static bool HoldsWithoutKey(PolicyCondition condition) => condition.IfExists || condition.Quantifier switch
    {
        ConditionQuantifier.ForAllValues => true,
        ConditionQuantifier.ForAnyValue => false,
        _ => condition.IsNegated,
    };

    private static bool MatchesAny(PolicyCondition condition, string value, IConditionKeys keys)
    {
        foreach (var operand in condition.Operands)
        {
            if (operand.Matches(value, keys)) return true;
        }

        return false;
    }
}
