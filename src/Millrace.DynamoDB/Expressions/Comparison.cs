using System.Text;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Expressions;

/// <summary>How values compare (facts/dynamodb.md 6): strings by their UTF-8 bytes, bytes unsigned, numbers by value.</summary>
internal static class Comparison
{
    /// <summary>The order of two values; null when they have none, as values of different types.</summary>
    public static int? Order(AttributeValue left, AttributeValue right) => (left, right) switch
    {
        (NumberValue a, NumberValue b) => a.Number.CompareTo(b.Number),
        (StringValue a, StringValue b) => OrderOfTexts(a.Text, b.Text),
        (BinaryValue a, BinaryValue b) => a.Bytes.Span.SequenceCompareTo(b.Bytes.Span),
        _ => null,
    };

    /// <summary>Whether a text or bytes begin with others of the same type.</summary>
    public static bool BeginsWith(AttributeValue? value, AttributeValue? prefix) => (value, prefix) switch
    {
        (StringValue text, StringValue start) => text.Text.StartsWith(start.Text, StringComparison.Ordinal),
        (BinaryValue bytes, BinaryValue start) => bytes.Bytes.Span.StartsWith(start.Bytes.Span),
        _ => false,
    };

    /// <summary>Whether a text holds another, a set a member, or a list an element.</summary>
    public static bool Contains(AttributeValue? value, AttributeValue? part) => (value, part) switch
    {
        (StringValue text, StringValue inner) => text.Text.Contains(inner.Text, StringComparison.Ordinal),
        (BinaryValue bytes, BinaryValue inner) => bytes.Bytes.Span.IndexOf(inner.Bytes.Span) >= 0,
        (StringSetValue set, StringValue member) => set.Contains(member.Text),
        (NumberSetValue set, NumberValue member) => set.Contains(member.Number),
        (BinarySetValue set, BinaryValue member) => set.Contains(member.Bytes),
        (ListValue list, { } element) => list.Elements.Contains(element),
        _ => false,
    };

    /// <summary>The order of the UTF-8 bytes, which is not that of UTF-16 where surrogates are involved.</summary>
    private static int OrderOfTexts(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length) return left.Length.CompareTo(right.Length);
        var (a, b) = (left[common], right[common]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
    }
}
