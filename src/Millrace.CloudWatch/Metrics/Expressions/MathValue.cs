using Millrace.CloudWatch.Metrics.Reading;

namespace Millrace.CloudWatch.Metrics.Expressions;

/// <summary>A value of metric math.</summary>
internal abstract record MathValue
{
    /// <summary>A number.</summary>
    public sealed record Number(double Value) : MathValue;

    /// <summary>A line.</summary>
    public sealed record Single(Line Line) : MathValue;

    /// <summary>Several lines.</summary>
    public sealed record Several(IReadOnlyList<Line> Lines) : MathValue;

    /// <summary>A word that says how a function works, as in <c>REPEAT</c>.</summary>
    public sealed record Word(string Text) : MathValue;
}
