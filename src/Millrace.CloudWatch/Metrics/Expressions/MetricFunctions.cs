using Millrace.CloudWatch.Metrics.Reading;

namespace Millrace.CloudWatch.Metrics.Expressions;

/// <summary>The functions of metric math.</summary>
internal static class MetricFunctions
{
    /// <summary>Calls a function.</summary>
    /// <param name="id">The query whose expression calls it.</param>
    /// <param name="name">Its name in capitals.</param>
    /// <param name="arguments">What it is called with.</param>
    /// <param name="queries">The queries.</param>
    /// <param name="period">The length of the expression's periods in seconds.</param>
    /// <exception cref="Wire.ServiceException">There is none of that name, or it is called wrongly.</exception>
    public static MathValue Call(string id, string name, IReadOnlyList<MathValue> arguments, Queries queries, int period) => (name, arguments) switch
    {
        ("METRICS", []) => new MathValue.Several([.. queries.Metrics]),
        ("METRICS", [MathValue.Word part]) => new MathValue.Several([.. queries.Metrics.Where(line => line.Label.Contains(part.Text, StringComparison.Ordinal))]),
        ("SUM", [var all]) => Reduce(id, all, static values => values.Sum()),
        ("AVG", [var all]) => Reduce(id, all, static values => values.Average()),
        ("MAX", [var all]) => Reduce(id, all, static values => values.Max()),
        ("MIN", [var all]) => Reduce(id, all, static values => values.Min()),
        ("STDDEV", [var all]) => Reduce(id, all, Deviation),
        ("DATAPOINT_COUNT", [MathValue.Single one]) => new MathValue.Number(one.Line.Points.Count),
        ("ABS", [var one]) => Each(id, one, static line => Map(line, Math.Abs)),
        ("CEIL", [var one]) => Each(id, one, static line => Map(line, Math.Ceiling)),
        ("FLOOR", [var one]) => Each(id, one, static line => Map(line, Math.Floor)),
        ("LOG", [var one]) => Each(id, one, static line => Map(line, Math.Log)),
        ("LOG10", [var one]) => Each(id, one, static line => Map(line, Math.Log10)),
        ("RATE", [var one]) => Each(id, one, static line => Steps(line, static (before, after, seconds) => (after - before) / seconds)),
        ("DIFF", [var one]) => Each(id, one, static line => Steps(line, static (before, after, _) => after - before)),
        ("DIFF_TIME", [var one]) => Each(id, one, static line => Steps(line, static (_, _, seconds) => seconds)),
        ("RUNNING_SUM", [var one]) => Each(id, one, RunningSum),
        ("PERIOD", [MathValue.Single one]) => new MathValue.Number(one.Line.Period),
        ("FILL", [var one, MathValue.Number value]) => Each(id, one, line => Fill(line, queries, _ => value.Value)),
        ("FILL", [var one, MathValue.Word { Text: "REPEAT" }]) => Each(id, one, line => Fill(line, queries, static before => before)),
        ("FILL", [var one, MathValue.Single other]) =>
            Each(id, one, line => line with { Points = Merge(line.Points, other.Line.Points) }),
        ("TIME_SERIES", [MathValue.Number value]) => new MathValue.Single(Constant(value.Value, queries, period)),
        ("IF", [var condition, var then]) => If(id, condition, then, null),
        ("IF", [var condition, var then, var otherwise]) => If(id, condition, then, otherwise),
        _ => throw MetricExpression.Wrong(id, $"unsupported function {name} with {arguments.Count} arguments of these types"),
    };

    /// <summary>The lines of a value that must have some.</summary>
    public static IReadOnlyList<Line> LinesOf(string id, MathValue value) => value switch
    {
        MathValue.Single single => [single.Line],
        MathValue.Several several => several.Lines,
        _ => throw MetricExpression.Wrong(id, "a time series was expected"),
    };

    /// <summary>Changes each value of a line; what is no number then is left out.</summary>
    public static Line Map(Line line, Func<double, double> change)
    {
        var points = new SortedList<long, double>();
        foreach (var (time, value) in line.Points)
        {
            if (change(value) is var changed && double.IsFinite(changed)) points.Add(time, changed);
        }

        return line with { Points = points };
    }

    private static MathValue Each(string id, MathValue value, Func<Line, Line> change)
    {
        if (value is MathValue.Number number)
        {
            var changed = change(new Line("", 0, new SortedList<long, double> { [0] = number.Value })).Points;
            return changed.Count == 1 ? new MathValue.Number(changed.Values[0]) : throw MetricExpression.Wrong(id, "a time series was expected");
        }

        return value is MathValue.Several several
            ? new MathValue.Several([.. several.Lines.Select(change)])
            : new MathValue.Single(change(LinesOf(id, value)[0]));
    }

    /// <summary>One line becomes a number, several become one line.</summary>
    private static MathValue Reduce(string id, MathValue value, Func<IReadOnlyCollection<double>, double> reduce)
    {
        var lines = LinesOf(id, value);
        if (value is MathValue.Single) return new MathValue.Number(lines[0].Points.Count == 0 ? 0 : reduce(lines[0].Points.Values.ToList()));
        var points = new SortedList<long, double>();
        foreach (var moment in lines.SelectMany(static line => line.Points).GroupBy(static point => point.Key)) points.Add(moment.Key, reduce([.. moment.Select(static point => point.Value)]));
        return new MathValue.Single(new Line(id, lines.Count == 0 ? 0 : lines.Min(static line => line.Period), points));
    }

    private static double Deviation(IReadOnlyCollection<double> values)
    {
        var average = values.Average();
        return Math.Sqrt(values.Sum(value => (value - average) * (value - average)) / values.Count);
    }

    private static Line Steps(Line line, Func<double, double, long, double> change)
    {
        var points = new SortedList<long, double>();
        for (var i = 1; i < line.Points.Count; i++)
        {
            var (before, after) = (line.Points.GetKeyAtIndex(i - 1), line.Points.GetKeyAtIndex(i));
            points.Add(after, change(line.Points.Values[i - 1], line.Points.Values[i], after - before));
        }

        return line with { Points = points };
    }

    private static Line RunningSum(Line line)
    {
        double sum = 0;
        return Map(line, value => sum += value);
    }

    /// <summary>Fills the periods that have no value, from the one before.</summary>
    private static Line Fill(Line line, Queries queries, Func<double, double> value)
    {
        var points = new SortedList<long, double>();
        double? before = null;
        foreach (var time in queries.Times(line))
        {
            if (line.Points.TryGetValue(time, out var known)) before = known;
            if (line.Points.ContainsKey(time)) points.Add(time, known);
            else if (value(before ?? double.NaN) is var filled && double.IsFinite(filled)) points.Add(time, filled);
        }

        return line with { Points = points };
    }

    private static SortedList<long, double> Merge(SortedList<long, double> points, SortedList<long, double> others)
    {
        var merged = new SortedList<long, double>(others);
        foreach (var (time, value) in points) merged[time] = value;
        return merged;
    }

    private static Line Constant(double value, Queries queries, int period)
    {
        var empty = new Line("", period, []);
        var points = new SortedList<long, double>();
        foreach (var time in queries.Times(empty)) points.Add(time, value);
        return empty with { Points = points };
    }

    private static MathValue If(string id, MathValue condition, MathValue then, MathValue? otherwise)
    {
        if (condition is MathValue.Number number)
            return number.Value != 0 ? then : otherwise ?? throw MetricExpression.Wrong(id, "IF of a number needs a third argument");
        var line = LinesOf(id, condition)[0];
        var points = new SortedList<long, double>();
        foreach (var (time, value) in line.Points)
        {
            if (At(id, value != 0 ? then : otherwise, time) is { } chosen) points.Add(time, chosen);
        }

        return new MathValue.Single(line with { Points = points });
    }

    private static double? At(string id, MathValue? value, long time) => value switch
    {
        null => null,
        MathValue.Number number => number.Value,
        _ => LinesOf(id, value)[0].Points.TryGetValue(time, out var point) ? point : null,
    };
}
