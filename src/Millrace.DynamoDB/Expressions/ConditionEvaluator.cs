using System.Text;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Expressions;

/// <summary>Finds out whether a condition holds of an item (facts/dynamodb.md 11).</summary>
/// <param name="item">The item; empty for one that is not there.</param>
internal readonly struct ConditionEvaluator(IReadOnlyDictionary<string, AttributeValue> item)
{
    public bool Holds(ConditionNode condition) => condition switch
    {
        AndNode and => Holds(and.Left) && Holds(and.Right),
        OrNode or => Holds(or.Left) || Holds(or.Right),
        NotNode not => !Holds(not.Inner),
        ComparisonNode comparison => Compare(comparison.Operator, Value(comparison.Left), Value(comparison.Right)),
        BetweenNode between => Compare(">=", Value(between.Value), Value(between.Lower)) && Compare("<=", Value(between.Value), Value(between.Upper)),
        InNode among => IsAmong(among),
        ExistsNode exists => exists.Path.Find(item) is not null == exists.IsThere,
        AttributeTypeNode type => Value(type.Value)?.Type == type.Type,
        BeginsWithNode begins => Comparison.BeginsWith(Value(begins.Value), Value(begins.Prefix)),
        ContainsNode contains => Comparison.Contains(Value(contains.Value), Value(contains.Part)),
        _ => throw new InvalidOperationException($"{condition.GetType().Name} is no condition."),
    };

    /// <summary>An operand that is not there equals nothing, differs from everything, and has no order.</summary>
    private static bool Compare(string comparator, AttributeValue? left, AttributeValue? right) => comparator switch
    {
        "=" => left is not null && left.Equals(right),
        "<>" => left is null || !left.Equals(right),
        _ => left is not null && right is not null && Comparison.Order(left, right) is { } order && comparator switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        },
    };

    private bool IsAmong(InNode among)
    {
        if (Value(among.Value) is not { } value) return false;
        foreach (var candidate in among.Candidates)
        {
            if (value.Equals(Value(candidate))) return true;
        }

        return false;
    }

    private AttributeValue? Value(Operand operand) => operand switch
    {
        PathOperand path => path.Path.Find(item),
        ConstantOperand constant => constant.Value,
        SizeOperand size => SizeOf(Value(size.Of)) is { } count ? AttributeValue.FromInt64(count) : null,
        _ => throw new InvalidOperationException($"{operand.GetType().Name} has no place in a condition."),
    };

    private static long? SizeOf(AttributeValue? value) => value switch
    {
        StringValue text => Encoding.UTF8.GetByteCount(text.Text),
        BinaryValue binary => binary.Bytes.Length,
        StringSetValue set => set.Members.Count,
        NumberSetValue set => set.Members.Count,
        BinarySetValue set => set.Members.Count,
        ListValue list => list.Elements.Count,
        MapValue map => map.Entries.Count,
        _ => null,
    };
}
