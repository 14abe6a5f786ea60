using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A comparison operator.</summary>
[SimpleShape(Enum =
[
    GreaterThanOrEqualToThreshold,
    GreaterThanThreshold,
    LessThanThreshold,
    LessThanOrEqualToThreshold,
    LessThanLowerOrGreaterThanUpperThreshold,
    LessThanLowerThreshold,
    GreaterThanUpperThreshold,
])]
public static class ComparisonOperator
{
    /// <summary><c>GreaterThanOrEqualToThreshold</c>.</summary>
    public const string GreaterThanOrEqualToThreshold = "GreaterThanOrEqualToThreshold";

    /// <summary><c>GreaterThanThreshold</c>.</summary>
    public const string GreaterThanThreshold = "GreaterThanThreshold";

    /// <summary><c>LessThanThreshold</c>.</summary>
    public const string LessThanThreshold = "LessThanThreshold";

    /// <summary><c>LessThanOrEqualToThreshold</c>.</summary>
    public const string LessThanOrEqualToThreshold = "LessThanOrEqualToThreshold";

    /// <summary><c>LessThanLowerOrGreaterThanUpperThreshold</c>.</summary>
    public const string LessThanLowerOrGreaterThanUpperThreshold = "LessThanLowerOrGreaterThanUpperThreshold";

    /// <summary><c>LessThanLowerThreshold</c>.</summary>
    public const string LessThanLowerThreshold = "LessThanLowerThreshold";

    /// <summary><c>GreaterThanUpperThreshold</c>.</summary>
    public const string GreaterThanUpperThreshold = "GreaterThanUpperThreshold";
}
