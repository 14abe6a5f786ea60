namespace Millrace.Model.Policies;

/// <summary>Which of the request's values a condition must hold for.</summary>
public enum ConditionQuantifier
{
    /// <summary>It names none: the key is thought to have one value.</summary>
    None,

    /// <summary><c>ForAllValues:</c>. It holds when there is no value.</summary>
    ForAllValues,

    /// <summary><c>ForAnyValue:</c>. It does not hold when there is no value.</summary>
    ForAnyValue,
}
