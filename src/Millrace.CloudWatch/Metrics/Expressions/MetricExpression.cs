using Millrace.CloudWatch.Metrics.Reading;
using Millrace.Model.CloudWatch;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Expressions;

/// <summary>
/// Metric math (facts/logs-metrics.md B, Reads): arithmetic, comparisons, <c>AND</c> and <c>OR</c>, and functions. It is worked out while it is read.
/// </summary>
internal sealed class MetricExpression
{
    private static readonly string[] Comparisons = ["==", "!=", "<=", ">=", "<", ">"];

    private readonly string _id;
    private readonly Queries _queries;
    private readonly int _period;
    private readonly MathTokens _tokens;

    private MetricExpression(MetricDataQuery query, Queries queries, int period)
    {
        _id = query.Id;
        _queries = queries;
        _period = period;
        _tokens = new MathTokens(query.Id, query.Expression!);
    }

    /// <summary>The error of a wrong expression. AWS's texts differ from case to case.</summary>
    public static ServiceException Wrong(string id, string why) => CloudWatchErrors.Validation($"Error in expression '{id}': {why}");

    /// <summary>Works out a query's expression.</summary>
    /// <param name="query">The query.</param>
    /// <param name="queries">What it may refer to.</param>
    /// <param name="period">The length of its periods in seconds.</param>
    /// <exception cref="ServiceException">It is none.</exception>
    public static MathValue Evaluate(MetricDataQuery query, Queries queries, int period)
    {
        var expression = new MetricExpression(query, queries, period);
        var value = expression.Any();
        return expression._tokens.IsAtEnd ? value : throw expression._tokens.Unexpected();
    }

    private MathValue Any()
    {
        _tokens.Enter();
        var value = All();
        while (_tokens.TryTake("||") || _tokens.TryTake("OR")) value = Combine(value, All(), static (x, y) => x != 0 || y != 0 ? 1 : 0);
        _tokens.Leave();
        return value;
    }

    private MathValue All()
    {
        var value = Compared();
        while (_tokens.TryTake("&&") || _tokens.TryTake("AND")) value = Combine(value, Compared(), static (x, y) => x != 0 && y != 0 ? 1 : 0);
        return value;
    }

    private MathValue Compared()
    {
        var value = Sum();
        if (Comparisons.FirstOrDefault(_tokens.TryTake) is not { } comparison) return value;
        return Combine(value, Sum(), (x, y) => comparison switch
        {
            "==" => x == y,
            "!=" => x != y,
            "<=" => x <= y,
            ">=" => x >= y,
            "<" => x < y,
            _ => x > y,
        } ? 1 : 0);
    }

    private MathValue Sum()
    {
        var value = Product();
        while (true)
        {
            if (_tokens.TryTake("+")) value = Combine(value, Product(), static (x, y) => x + y);
            else if (_tokens.TryTake("-")) value = Combine(value, Product(), static (x, y) => x - y);
            else return value;
        }
    }

    private MathValue Product()
    {
        var value = Power();
        while (true)
        {
            if (_tokens.TryTake("*")) value = Combine(value, Power(), static (x, y) => x * y);
            else if (_tokens.TryTake("/")) value = Combine(value, Power(), static (x, y) => x / y);
            else return value;
        }
    }

    private MathValue Power()
    {
        var value = Single();
        return _tokens.TryTake("^") ? Combine(value, Single(), Math.Pow) : value;
    }

    private MathValue Single()
    {
        if (_tokens.TryTake("-"))
        {
            _tokens.Enter();
            var negated = Combine(new MathValue.Number(0), Power(), static (x, y) => x - y);
            _tokens.Leave();
            return negated;
        }

        if (_tokens.TryTake("("))
        {
            var inner = Any();
            _tokens.Take(")");
            return inner;
        }

        if (_tokens.TryTake("[")) return List("]");
        if (_tokens.TryNumber() is { } number) return new MathValue.Number(number);
        if (_tokens.TryText() is { } text) return new MathValue.Word(text);
        if (_tokens.TryWord() is not { } word) throw _tokens.Unexpected();
        if (_tokens.TryTake("(")) return MetricFunctions.Call(_id, word.ToUpperInvariant(), Arguments(), _queries, _period);
        return char.IsAsciiLetterLower(word[0]) ? _queries.Of(word) : new MathValue.Word(word);
    }

    private List<MathValue> Arguments()
    {
        var arguments = new List<MathValue>();
        if (_tokens.TryTake(")")) return arguments;
        do arguments.Add(Any());
        while (_tokens.TryTake(","));
        _tokens.Take(")");
        return arguments;
    }

    private MathValue.Several List(string end)
    {
        var lines = new List<Line>();
        do lines.AddRange(MetricFunctions.LinesOf(_id, Any()));
        while (_tokens.TryTake(","));
        _tokens.Take(end);
        return new MathValue.Several(lines);
    }

    /// <summary>Combines two values, lines where both have a value.</summary>
    private MathValue Combine(MathValue left, MathValue right, Func<double, double, double> combine) => (left, right) switch
    {
        (MathValue.Number x, MathValue.Number y) => new MathValue.Number(combine(x.Value, y.Value)),
        (MathValue.Single x, MathValue.Number y) => new MathValue.Single(MetricFunctions.Map(x.Line, value => combine(value, y.Value))),
        (MathValue.Number x, MathValue.Single y) => new MathValue.Single(MetricFunctions.Map(y.Line, value => combine(x.Value, value))),
        (MathValue.Single x, MathValue.Single y) => new MathValue.Single(Both(x.Line, y.Line, combine)),
        (MathValue.Several x, MathValue.Number or MathValue.Single) => Each(x, line => Combine(new MathValue.Single(line), right, combine)),
        (MathValue.Number or MathValue.Single, MathValue.Several y) => Each(y, line => Combine(left, new MathValue.Single(line), combine)),
        _ => throw Wrong(_id, "unsupported operand types"),
    };

    private static MathValue.Several Each(MathValue.Several lines, Func<Line, MathValue> change) =>
        new([.. lines.Lines.Select(line => ((MathValue.Single)change(line)).Line with { Label = line.Label })]);

    private static Line Both(Line left, Line right, Func<double, double, double> combine)
    {
        var points = new SortedList<long, double>();
        foreach (var (time, value) in left.Points)
        {
            if (right.Points.TryGetValue(time, out var other) && combine(value, other) is var combined && double.IsFinite(combined)) points.Add(time, combined);
        }

        return left with { Points = points };
    }
}
