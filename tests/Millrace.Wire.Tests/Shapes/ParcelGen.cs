using CsCheck;

namespace Millrace.Wire.Tests;

/// <summary>Makes parcels.</summary>
internal static class ParcelGen
{
    private static readonly Gen<string> Text = Gen.OneOf<string>(
        Gen.String[Gen.Char[' ', '~'], 0, 20],
        Gen.OneOf("", "\"\\/\b\f\n\r\t", "\u0000\u001f", "ä€𝄞", "<&>'", "\u2028"));

    private static readonly Gen<ReadOnlyMemory<byte>> Bytes = Gen.Byte.Array[0, 40].Select(static a => (ReadOnlyMemory<byte>)a);

    private static readonly Gen<DateTimeOffset> Instant =
        Gen.Long[-62135596800000, 253402300799999].Select(DateTimeOffset.FromUnixTimeMilliseconds);

    private static readonly Gen<double> Real = Gen.OneOf<double>(Gen.Double, Gen.OneOf(0, double.NaN, double.PositiveInfinity, double.NegativeInfinity));

    private static readonly Gen<Slip> Slips =
        Gen.Select(Text, Maybe(Bytes)).Select(static (word, data) => new Slip { Word = word, Data = data });

    public static Gen<Parcel> Parcels { get; } = Nested(3);

    private static Gen<Parcel> Nested(int depth)
    {
        var inner = depth == 0 ? Gen.Const(default(Parcel)) : Gen.OneOf<Parcel?>(Gen.Const(default(Parcel)), Nested(depth - 1).Select(static p => (Parcel?)p));
        var scalars = Gen.Select(
            Absent(Text), Maybe(Gen.Int), Maybe(Gen.Long), Maybe(Real), Maybe(Gen.Bool), Maybe(Instant), Maybe(Bytes), inner);
        var lists = Gen.Select(
            Absent(Text.Array[0, 4]), Absent(Gen.Long.Array[0, 4]), Absent(Bytes.Array[0, 4]), Absent(Slips.Array[0, 40]), Absent(Text.Array[0, 3].Array[0, 3]));
        var maps = Gen.Select(
            Absent(Gen.Dictionary(Text, Text)[0, 4]), Absent(Gen.Dictionary(Text, Slips)[0, 4]), inner);
        return Gen.Select(scalars, lists, maps).Select(static (s, l, m) => new Parcel
        {
            Text = s.Item1,
            Small = s.Item2,
            Large = s.Item3,
            Real = s.Item4,
            Flag = s.Item5,
            Timestamp = s.Item6,
            Blob = s.Item7,
            Inner = s.Item8,
            Texts = l.Item1,
            Longs = l.Item2,
            Blobs = l.Item3,
            Slips = l.Item4,
            Rows = l.Item5,
            Names = m.Item1,
            SlipsByName = m.Item2,
            Shelves = m.Item3 is { } parcel ? new Dictionary<string, IReadOnlyList<Parcel>> { ["shelf"] = [parcel] } : null,
        });
    }

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : struct => Gen.OneOf<T?>(Gen.Const(default(T?)), gen.Select(static v => (T?)v));

    private static Gen<T?> Absent<T>(Gen<T> gen)
        where T : class => Gen.OneOf<T?>(Gen.Const(default(T)), gen.Select(static v => (T?)v));
}
