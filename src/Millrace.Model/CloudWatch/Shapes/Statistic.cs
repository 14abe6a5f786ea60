using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A statistic.</summary>
[SimpleShape(Enum = [SampleCount, Average, Sum, Minimum, Maximum])]
public static class Statistic
{
    /// <summary><c>SampleCount</c>.</summary>
    public const string SampleCount = "SampleCount";

    /// <summary><c>Average</c>.</summary>
    public const string Average = "Average";

    /// <summary><c>Sum</c>.</summary>
    public const string Sum = "Sum";

    /// <summary><c>Minimum</c>.</summary>
    public const string Minimum = "Minimum";

    /// <summary><c>Maximum</c>.</summary>
    public const string Maximum = "Maximum";
}
