using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Which keys are counted.</summary>
[SimpleShape(Enum = [AccessedAndThrottledKeys, ThrottledKeys])]
public static class ContributorInsightsMode
{
    /// <summary><c>ACCESSED_AND_THROTTLED_KEYS</c>.</summary>
    public const string AccessedAndThrottledKeys = "ACCESSED_AND_THROTTLED_KEYS";

    /// <summary><c>THROTTLED_KEYS</c>.</summary>
    public const string ThrottledKeys = "THROTTLED_KEYS";
}
