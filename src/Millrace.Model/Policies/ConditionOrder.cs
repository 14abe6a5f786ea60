namespace Millrace.Model.Policies;

/// <summary>How a request's value must stand to a policy's.</summary>
internal enum ConditionOrder
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal static class ConditionOrders
{
    /// <summary>Whether a comparison came out as it must.</summary>
    /// <param name="order">How it must.</param>
    /// <param name="comparison">How the request's value compares with the policy's: below, at or above zero.</param>
    public static bool Holds(this ConditionOrder order, int comparison) => order switch
    {
        ConditionOrder.Equal => comparison == 0,
        ConditionOrder.Less => comparison < 0,
        ConditionOrder.LessOrEqual => comparison <= 0,
        ConditionOrder.Greater => comparison > 0,
        _ => comparison >= 0,
    };
}
