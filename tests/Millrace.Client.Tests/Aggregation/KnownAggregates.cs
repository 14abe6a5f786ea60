namespace Millrace.Client.Tests.Aggregation;

/// <summary>Aggregated records put together byte by byte from the format's definition (facts/kcl.md 9).</summary>
internal static class KnownAggregates
{
    /// <summary>Keys k1 without and k2 with an explicit hash key, data "one", "two" and none.</summary>
    public static byte[] MixedKeys { get; } = Wrap(
        [
            0x0A, 0x02, (byte)'k', (byte)'1',
            0x0A, 0x02, (byte)'k', (byte)'2',
            0x12, 0x01, (byte)'7',
            0x1A, 0x07, 0x08, 0x00, 0x1A, 0x03, (byte)'o', (byte)'n', (byte)'e',
            0x1A, 0x09, 0x08, 0x01, 0x10, 0x00, 0x1A, 0x03, (byte)'t', (byte)'w', (byte)'o',
            0x1A, 0x04, 0x08, 0x00, 0x1A, 0x00,
        ]);

    /// <summary>Puts the magic number before and the MD5 behind a protobuf message.</summary>
    public static byte[] Wrap(ReadOnlySpan<byte> protobuf)
    {
#pragma warning disable CA5351 // The format's digest.
        return [0xF3, 0x89, 0x9A, 0xC2, .. protobuf, .. System.Security.Cryptography.MD5.HashData(protobuf)];
#pragma warning restore CA5351
    }
}
