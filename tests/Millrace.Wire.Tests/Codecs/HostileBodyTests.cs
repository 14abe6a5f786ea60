using System.Formats.Cbor;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace Millrace.Wire.Tests;

/// <summary>No body gets an exception out of a reader or out of the validation behind it.</summary>
public sealed class HostileBodyTests
{
    private static readonly string[] Names =
    [
        "Text", "Small", "Large", "Real", "Flag", "Timestamp", "Blob", "Inner", "Texts", "Longs", "Blobs", "Slips", "Rows", "Names",
        "SlipsByName", "Shelves", "Word", "Data", "Other", "",
    ];

    private static readonly double[] Reals = [double.NaN, double.PositiveInfinity, -1e300, 1.5];

    private static readonly string[] Texts = ["", "a", "true", "AQ==", "A?=="];

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.Cbor)]
    [InlineData(WireFormat.Query)]
    public void Random_bytes(WireFormat format) => Gen.Byte.Array[0, 60].Sample(body => Settle(body, format));

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.Cbor)]
    public void Bodies_that_are_cut_off_are_malformed(WireFormat format) =>
        Gen.Select(ParcelGen.Parcels, Gen.Double[0, 0.999]).Sample((parcel, share) =>
        {
            var body = Bodies.Write(parcel, format);
            var cut = body[..(int)(body.Length * share)];
            Assert.True(Bodies.Fault(cut, format) is { IsMalformed: true });
        });

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.Cbor)]
    public void Mutated_bodies(WireFormat format) =>
        Gen.Select(ParcelGen.Parcels, Gen.Select(Gen.Int[0, 1 << 20], Gen.Byte).Array[1, 8]).Sample((parcel, changes) =>
        {
            var body = Bodies.Write(parcel, format);
            foreach (var (place, value) in changes) body[place % body.Length] = value;
            Settle(body, format);
        });

    [Fact]
    public void Well_formed_JSON_of_any_types_is_never_malformed() => Json(3).Sample(text =>
    {
        var body = Encoding.UTF8.GetBytes($"{{\"Inner\":{text},\"Slips\":[{text}],\"Text\":{text}}}");
        Assert.False(Settle(body, WireFormat.Json) is { IsMalformed: true });
    });

    [Fact]
    public void Well_formed_CBOR_of_any_types_is_never_malformed() => Gen.Select(Gen.Int, Gen.Bool).Sample((seed, indefinite) =>
    {
        var random = new Random(seed);
        var writer = new CborWriter(CborConformanceMode.Lax, convertIndefiniteLengthEncodings: !indefinite);
        WriteMap(writer, random, 4);
        Assert.False(Settle(writer.Encode(), WireFormat.Cbor) is { IsMalformed: true });
    });

    private static WireFault? Settle(byte[] body, WireFormat format)
    {
        var parcel = WireCodec.Read<Parcel>(body, format, out var fault);
        if (fault is not null) return fault;
        var check = new ConstraintCheck();
        parcel!.Validate(check);
        _ = check.ToString();
        return null;
    }

    private static Gen<string> Json(int depth)
    {
        var scalar = Gen.OneOf(
            "null", "true", "false", "0", "-1.5", "1e400", "-1e400", "123456789012345678901234567890", "0.1234567890123456789012345678901234567890",
            "\"\"", "\"a\"", "\"true\"", "\"AQ==\"", "\"AR==\"", "\"A?==\"", "\"\\u0041\\/==\"", "\"\\ud834\\udd1e\"", "\"1\"", "[]", "{}");
        if (depth == 0) return scalar;
        var inner = Json(depth - 1);
        var list = inner.Array[0, 3].Select(static items => $"[{string.Join(',', items)}]");
        var map = Gen.Select(Gen.OneOf(Names), inner).Array[0, 4]
            .Select(static members => $"{{{string.Join(',', members.Select(m => $"{JsonSerializer.Serialize(m.Item1)}:{m.Item2}"))}}}");
        return Gen.OneOf<string>(scalar, list, map, map);
    }

    private static void WriteMap(CborWriter writer, Random random, int depth)
    {
        var members = random.Next(6);
        writer.WriteStartMap(random.Next(2) == 0 ? members : null);
        for (var i = 0; i < members; i++)
        {
            if (random.Next(10) == 0) writer.WriteInt32(i);
            else writer.WriteTextString(Names[random.Next(Names.Length)]);
            WriteValue(writer, random, depth - 1);
        }

        writer.WriteEndMap();
    }

    private static void WriteValue(CborWriter writer, Random random, int depth)
    {
        if (random.Next(6) == 0) writer.WriteTag((CborTag)random.Next(60000));
        switch (random.Next(depth == 0 ? 12 : 18))
        {
            case 0: writer.WriteNull(); break;
            case 1: writer.WriteBoolean(random.Next(2) == 0); break;
            case 2: writer.WriteInt64(random.NextInt64(long.MinValue, long.MaxValue)); break;
            case 3: writer.WriteUInt64(ulong.MaxValue); break;
            case 4: writer.WriteCborNegativeIntegerRepresentation(ulong.MaxValue); break;
            case 5: writer.WriteDouble(Reals[random.Next(Reals.Length)]); break;
            case 6: writer.WriteHalf(Half.NaN); break;
            case 7: writer.WriteByteString(new byte[random.Next(5)]); break;
            case 8: writer.WriteTextString(Texts[random.Next(Texts.Length)]); break;
            case 9: writer.WriteSimpleValue(CborSimpleValue.Undefined); break;
            case 10:
                writer.WriteStartIndefiniteLengthTextString();
                writer.WriteTextString("Te");
                writer.WriteTextString("xt");
                writer.WriteEndIndefiniteLengthTextString();
                break;
            case 11:
                writer.WriteStartIndefiniteLengthByteString();
                writer.WriteByteString([1]);
                writer.WriteByteString([2, 3]);
                writer.WriteEndIndefiniteLengthByteString();
                break;
            case 12 or 13 or 14:
                var elements = random.Next(4);
                writer.WriteStartArray(random.Next(2) == 0 ? elements : null);
                for (var i = 0; i < elements; i++) WriteValue(writer, random, depth - 1);
                writer.WriteEndArray();
                break;
            default: WriteMap(writer, random, depth); break;
        }
    }
}
