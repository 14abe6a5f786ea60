using CsCheck;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Tests.Items;

/// <summary>Makes values of every type.</summary>
internal static class ValueGen
{
    public static readonly Gen<Number> Numbers = Gen.Select(
        Gen.Bool, Gen.ULong, Gen.ULong, Gen.Int[0, 38], Gen.Int[-90, 87], static (isNegative, upper, lower, digits, exponent) =>
            new Number(isNegative, new UInt128(upper, lower) % Power(digits), exponent));

    public static readonly Gen<string> Texts = Gen.OneOf(Gen.String[Gen.Char['a', 'c'], 0, 4], Gen.OneOf(Consts("", "\0", "a\0", "a\0\0", "ä", "\u65e5\u672c", "\U0001F600", "\uff5e")));

    public static readonly Gen<byte[]> Bytes = Gen.OneOf(Gen.Byte.Array[0, 4], Gen.OneOf(Consts<byte>(0, 1, 254, 255)).Array[0, 4]);

    private static readonly Gen<AttributeValue> Scalars = Gen.OneOf<AttributeValue>(
        Texts.Select(text => (AttributeValue)new StringValue(text)),
        Numbers.Select(number => (AttributeValue)new NumberValue(number)),
        Bytes.Select(bytes => (AttributeValue)new BinaryValue(bytes)),
        Gen.Bool.Select(value => (AttributeValue)new BooleanValue(value)),
        Gen.Const<AttributeValue>(NullValue.Instance),
        Texts.Array[1, 4].Select(texts => (AttributeValue)new StringSetValue([.. texts.Distinct()])),
        Numbers.Array[1, 4].Select(numbers => (AttributeValue)new NumberSetValue([.. numbers.Distinct()])),
        Bytes.Array[1, 4].Select(sets => (AttributeValue)new BinarySetValue([.. sets.Select(bytes => (ReadOnlyMemory<byte>)bytes).Distinct(BytesComparer.Instance)])));

    public static readonly Gen<IReadOnlyDictionary<string, AttributeValue>> Items = Maps(Gen.OneOf(
        Scalars,
        Scalars.Array[0, 3].Select(values => (AttributeValue)new ListValue(values)),
        Maps(Scalars).Select(map => (AttributeValue)new MapValue(map)),
        Maps(Scalars).Array[0, 2].Select(maps => (AttributeValue)new ListValue([.. maps.Select(map => (AttributeValue)new MapValue(map))]))));

    private static Gen<IReadOnlyDictionary<string, AttributeValue>> Maps(Gen<AttributeValue> values) =>
        Gen.Select(Texts, values).Array[0, 4].Select(entries =>
        {
            var map = new Dictionary<string, AttributeValue>();
            foreach (var (name, value) in entries) map[name] = value;
            return (IReadOnlyDictionary<string, AttributeValue>)map;
        });

    private static Gen<T>[] Consts<T>(params T[] values) => [.. values.Select(value => Gen.Const(value))];

    private static UInt128 Power(int digits)
    {
        UInt128 power = 1;
        for (var i = 0; i < digits; i++) power *= 10;
        return power;
    }
}
