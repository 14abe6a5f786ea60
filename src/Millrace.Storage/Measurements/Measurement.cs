namespace Millrace.Storage.Measurements;

/// <summary>Values of a metric that a service has measured of itself.</summary>
/// <param name="AccountId">Whose metric it is.</param>
/// <param name="Region">Where it is.</param>
/// <param name="Namespace">As in <c>AWS/Kinesis</c>.</param>
/// <param name="Name">As in <c>IncomingBytes</c>.</param>
/// <param name="Dimensions">The names of its dimensions, and what they are.</param>
/// <param name="Unit">As CloudWatch calls it: <c>Bytes</c>, <c>Count</c>, <c>Milliseconds</c>.</param>
/// <param name="Values">The values.</param>
public sealed record Measurement(
    string AccountId,
    string Region,
    string Namespace,
    string Name,
    IReadOnlyList<KeyValuePair<string, string>> Dimensions,
    string Unit,
    MeasuredValues Values);

/// <summary>Many values in short.</summary>
/// <param name="Count">How many.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The greatest.</param>
public readonly record struct MeasuredValues(double Count, double Sum, double Minimum, double Maximum)
{
    /// <summary>A number of samples that are 1 and a number that are 0, as successes and failures are told; null for none of either.</summary>
    public static MeasuredValues? Ratio(double ones, double zeros) =>
        ones + zeros > 0 ? new MeasuredValues(ones + zeros, ones, zeros > 0 ? 0 : 1, ones > 0 ? 1 : 0) : null;

    /// <summary>These values and others, either of which may be null for none.</summary>
    public static MeasuredValues? Join(MeasuredValues? one, MeasuredValues? other) => (one, other) switch
    {
        (null, _) => other,
        (_, null) => one,
        ({ } x, { } y) => new MeasuredValues(x.Count + y.Count, x.Sum + y.Sum, Math.Min(x.Minimum, y.Minimum), Math.Max(x.Maximum, y.Maximum)),
    };
}

/// <summary>A service that measures itself.</summary>
public interface IMeasured
{
    /// <summary>Tells what was measured since this was last asked.</summary>
    IReadOnlyList<Measurement> Take();
}
