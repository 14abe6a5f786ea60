using System.Text;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Items;

/// <summary>The size of items as AWS counts it (facts/dynamodb.md 7).</summary>
internal static class ItemSize
{
    /// <summary>The largest item, in bytes.</summary>
    public const int Most = 400 * 1024;

    public static int Of(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var size = 0;
        foreach (var (name, value) in item) size += Encoding.UTF8.GetByteCount(name) + Of(value);
        return size;
    }

    public static int Of(AttributeValue value) => value switch
    {
        StringValue text => Encoding.UTF8.GetByteCount(text.Text),
        NumberValue number => Of(number.Number),
        BinaryValue binary => binary.Bytes.Length,
        StringSetValue set => set.Members.Sum(static member => Encoding.UTF8.GetByteCount(member)),
        NumberSetValue set => set.Members.Sum(Of),
        BinarySetValue set => set.Members.Sum(static member => member.Length),
        ListValue list => 3 + list.Elements.Sum(static element => 1 + Of(element)),
        MapValue map => 3 + map.Entries.Count + Of(map.Entries),
        _ => 1,
    };

    private static int Of(Number number)
    {
        if (number.IsZero) return 1;
        var digits = number.Precision;
        var pairsDoNotAlign = digits % 2 == 0 && number.Magnitude % 2 == 0;
        return 1 + ((digits + 1) / 2) + (pairsDoNotAlign ? 1 : 0) + (number.IsNegative ? 1 : 0);
    }
}
