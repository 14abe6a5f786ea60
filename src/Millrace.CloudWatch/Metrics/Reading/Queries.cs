using Millrace.CloudWatch.Metrics.Expressions;
using Millrace.CloudWatch.Metrics.Series;
using Millrace.Model.CloudWatch;
using Millrace.Storage.Tables;

namespace Millrace.CloudWatch.Metrics.Reading;

/// <summary>Answers the queries of GetMetricData and of alarms: metrics, and expressions of them, each worked out once.</summary>
internal sealed class Queries
{
    /// <summary>The most values of an answer.</summary>
    public const int MostPoints = 100_800;

    private const int Minute = 60;

    private readonly ITableReader _reader;
    private readonly (string AccountId, string Region) _owner;
    private readonly long _start;
    private readonly long _end;
    private readonly Dictionary<string, MetricDataQuery> _queries = [];
    private readonly Dictionary<string, MathValue> _known = [];
    private readonly HashSet<string> _begun = [];

    /// <exception cref="Wire.ServiceException">A query is none.</exception>
    public Queries(ITableReader reader, string accountId, string region, long start, long end, IReadOnlyList<MetricDataQuery> queries)
    {
        _reader = reader;
        _owner = (accountId, region);
        _start = start;
        _end = end;
        foreach (var query in queries)
        {
            Check(query);
            if (!_queries.TryAdd(query.Id, query)) throw CloudWatchErrors.Validation("The values for parameter id in MetricDataQueries are not unique.");
        }
    }

    /// <summary>The metrics of the queries that read some, in their order.</summary>
    public IEnumerable<Line> Metrics => _queries.Values.Where(static query => query.MetricStat is not null).Select(query => Single(query.Id));

    /// <summary>The lines that a query finds: one, or those that an expression makes.</summary>
    public IReadOnlyList<Line> Find(MetricDataQuery query) => Of(query.Id) switch
    {
        MathValue.Single single => [single.Line],
        MathValue.Several several => several.Lines,
        _ => throw MetricExpression.Wrong(query.Id, "the result is a number and no time series"),
    };

    /// <summary>The beginnings of all periods of a line, whether it has a value there or not; as many as an answer can have at most.</summary>
    public IEnumerable<long> Times(Line line)
    {
        var time = _start - _start % Math.Min(line.Period, Minute);
        for (var i = 0; i < MostPoints && time < _end; i++, time += line.Period) yield return time;
    }

    /// <summary>What a query finds.</summary>
    /// <exception cref="Wire.ServiceException">There is none of that id, or it needs itself.</exception>
    public MathValue Of(string id)
    {
        if (_known.TryGetValue(id, out var known)) return known;
        if (!_queries.TryGetValue(id, out var query)) throw MetricExpression.Wrong(id, $"undefined variable {id}");
        if (!_begun.Add(id)) throw MetricExpression.Wrong(id, "it refers to itself");
        return _known[id] = query.MetricStat is { } stat ? new MathValue.Single(Read(query, stat)) : Labelled(query, MetricExpression.Evaluate(query, this, Period));
    }

    /// <summary>The shortest period of a metric, in seconds; expressions have it.</summary>
    private int Period => _queries.Values.Min(static query => query.MetricStat?.Period) ?? Minute;

    private Line Single(string id) => ((MathValue.Single)Of(id)).Line;

    private static MathValue Labelled(MetricDataQuery query, MathValue value) =>
        value is MathValue.Single single ? new MathValue.Single(single.Line with { Label = query.Label ?? query.Id }) : value;

    private static void Check(MetricDataQuery query)
    {
        if (query.Id is not [>= 'a' and <= 'z', ..] || query.Id.Any(static c => !char.IsAsciiLetterOrDigit(c) && c != '_'))
            throw CloudWatchErrors.Validation($"The value {query.Id} for parameter MetricDataQueries.member.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.");
        if (query.MetricStat is null == query.Expression is null)
            throw CloudWatchErrors.Validation($"Exactly one of the parameters MetricStat and Expression must be specified for the query {query.Id}.");
        if (query.MetricStat is not { } stat) return;
        if (StatisticName.Parse(stat.Stat) is null) throw CloudWatchErrors.Validation($"The value {stat.Stat} for parameter Stat is not supported.");
        Periods.Check(stat.Period!.Value);
    }

    private Line Read(MetricDataQuery query, MetricStat stat)
    {
        var key = MetricKey.Of(stat.Metric, _owner.AccountId, _owner.Region);
        var statistic = StatisticName.Parse(stat.Stat)!;
        var units = PeriodReader.Read(_reader, key, _start, _end, stat.Period!.Value, stat.Unit);
        var points = new SortedList<long, double>();
        foreach (var (time, values) in units.Values.FirstOrDefault() ?? [])
        {
            if (statistic.Of(values) is { } value && double.IsFinite(value)) points.Add(time, value);
        }

        return new Line(query.Label ?? Labels.Of(query, _queries.Values), stat.Period.Value, points) { OtherUnits = units.Count > 1 ? [.. units.Keys] : null };
    }
}
