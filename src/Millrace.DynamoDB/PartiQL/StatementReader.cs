using System.Globalization;
using Millrace.DynamoDB.Expressions;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.PartiQL;

/// <summary>Reads what statements are made of: names, paths and values.</summary>
internal abstract class StatementReader
{
    private static readonly string[] Keywords =
    [
        "AND", "ASC", "BETWEEN", "BY", "DELETE", "DESC", "EXISTS", "FALSE", "FROM", "IN", "INSERT", "INTO", "IS", "MISSING", "NOT", "NULL", "OR", "ORDER",
        "REMOVE", "RETURNING", "SELECT", "SET", "TRUE", "UPDATE", "VALUE", "WHERE",
    ];

    private readonly IReadOnlyList<StatementToken> _tokens;
    private readonly IReadOnlyList<AttributeValue> _parameters;
    private int _at;
    private int _used;
    private int _depth;

    protected StatementReader(string text, IReadOnlyList<AttributeValue>? parameters)
    {
        _tokens = StatementLexer.Read(text);
        _parameters = parameters ?? [];
        foreach (var parameter in _parameters)
        {
            if (parameter.Fault is { } fault) throw DynamoDBErrors.Validation(fault);
        }
    }

    protected StatementToken Current => _tokens[_at];

    protected StatementToken Following => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    /// <summary>A function: its name, up to its parenthesis, stands at the current token.</summary>
    protected bool IsAtFunction => Current.Kind == StatementTokenKind.Word && Following.Is("(") && !IsKeyword(Current);

    protected StatementToken Take() => Current.Kind == StatementTokenKind.End ? Current : _tokens[_at++];

    protected void Expect(string sign)
    {
        if (!TryTake(sign)) throw Unexpected();
    }

    protected bool TryTake(string sign)
    {
        if (!Current.Is(sign)) return false;
        Take();
        return true;
    }

    protected void ExpectKeyword(string keyword)
    {
        if (!TryTakeKeyword(keyword)) throw Unexpected();
    }

    protected bool TryTakeKeyword(string keyword)
    {
        if (!Current.IsKeyword(keyword)) return false;
        Take();
        return true;
    }

    protected ServiceException Unexpected() => StatementFaults.Malformed($"Unexpected {Current.Text}");

    /// <summary>The statement must end here, and have used every parameter.</summary>
    protected void End()
    {
        if (Current.Kind != StatementTokenKind.End) throw Unexpected();
        if (_used != _parameters.Count) throw ParameterCount();
    }

    /// <summary>Goes one level deeper; far less deep than the stack, far deeper than anybody nests.</summary>
    protected T Nested<T>(Func<T> read)
    {
        const int MaxDepth = 100;
        if (++_depth > MaxDepth) throw StatementFaults.Malformed("The statement is nested too deeply");
        var result = read();
        _depth--;
        return result;
    }

    protected string Name() => Current.Kind == StatementTokenKind.QuotedName || (Current.Kind == StatementTokenKind.Word && !IsKeyword(Current))
        ? Take().Text
        : throw Unexpected();

    protected DocumentPath Path()
    {
        var steps = new List<PathStep> { new(Name(), 0) };
        while (true)
        {
            if (TryTake("."))
            {
                steps.Add(new PathStep(Name(), 0));
            }
            else if (TryTake("["))
            {
                if (Current.Kind == StatementTokenKind.Text) steps.Add(new PathStep(Take().Text, 0));
                else if (int.TryParse(Current.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) steps.Add(new PathStep(null, Step(index)));
                else throw Unexpected();
                Expect("]");
            }
            else
            {
                return new DocumentPath(steps);
            }
        }

        int Step(int index)
        {
            Take();
            return index;
        }
    }

    /// <summary>Whether a value stands here.</summary>
    protected bool IsAtValue() => Current.Kind is StatementTokenKind.Text or StatementTokenKind.Number or StatementTokenKind.Parameter
        || Current.Is("-") || Current.Is("+") || Current.Is("[") || Current.Is("{") || Current.Is("<<")
        || Current.IsKeyword("TRUE") || Current.IsKeyword("FALSE") || Current.IsKeyword("NULL");

    protected AttributeValue Value() => Nested(ReadValue);

    private static bool IsKeyword(StatementToken token) => Keywords.Contains(token.Text, StringComparer.OrdinalIgnoreCase);

    private static ServiceException ParameterCount() => DynamoDBErrors.Validation("Number of parameters in request and statement don't match.");

    private AttributeValue ReadValue()
    {
        if (Current.Kind == StatementTokenKind.Parameter)
        {
            Take();
            return _used < _parameters.Count ? _parameters[_used++] : throw ParameterCount();
        }

        if (Current.Kind == StatementTokenKind.Text) return Take().Text;
        if (TryTakeKeyword("TRUE")) return true;
        if (TryTakeKeyword("FALSE")) return false;
        if (TryTakeKeyword("NULL")) return NullValue.Instance;
        if (TryTake("[")) return new ListValue(Elements("]"));
        if (TryTake("{")) return new MapValue(Entries());
        if (TryTake("<<")) return Set(Elements(">>"));
        var sign = TryTake("-") ? "-" : TryTake("+") ? "+" : "";
        if (Current.Kind != StatementTokenKind.Number) throw Unexpected();
        return Number.TryParse(sign + Take().Text, out var number, out var fault) ? new NumberValue(number) : throw DynamoDBErrors.Validation(fault);
    }

    private List<AttributeValue> Elements(string end)
    {
        var elements = new List<AttributeValue>();
        if (TryTake(end)) return elements;
        do
        {
            elements.Add(Value());
        }
        while (TryTake(","));
        Expect(end);
        return elements;
    }

    private Dictionary<string, AttributeValue> Entries()
    {
        var entries = new Dictionary<string, AttributeValue>();
        if (TryTake("}")) return entries;
        do
        {
            if (Current.Kind is not (StatementTokenKind.Text or StatementTokenKind.QuotedName)) throw Unexpected();
            var name = Take().Text;
            Expect(":");
            if (!entries.TryAdd(name, Value())) throw StatementFaults.Malformed($"{name} stands twice in one map");
        }
        while (TryTake(","));
        Expect("}");
        return entries;
    }

    private static AttributeValue Set(List<AttributeValue> members)
    {
        if (members.Count == 0) throw DynamoDBErrors.InvalidParameters("An string set  may not be empty");
        if (members.Distinct().Count() != members.Count) throw DynamoDBErrors.Validation("Input collection contains duplicates");
        if (members.TrueForAll(static member => member is StringValue))
            return new StringSetValue(members.ConvertAll(static member => ((StringValue)member).Text));
        if (members.TrueForAll(static member => member is NumberValue))
            return new NumberSetValue(members.ConvertAll(static member => ((NumberValue)member).Number));
        return members.TrueForAll(static member => member is BinaryValue)
            ? new BinarySetValue(members.ConvertAll(static member => ((BinaryValue)member).Bytes))
            : throw StatementFaults.Malformed("The members of a set are of one type: texts, numbers or bytes");
    }
}
