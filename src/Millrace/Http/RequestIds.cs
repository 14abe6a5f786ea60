using Microsoft.AspNetCore.Http;

namespace Millrace.Http;

/// <summary>
/// The two ids that AWS puts on an answer (facts/kinesis.md 1.2). They tell requests apart and guard nothing, so their bits do not come from the
/// machine's secure source, which takes 1.3 us for both.
/// </summary>
internal static class RequestIds
{
    /// <summary>Random bytes of an <c>x-amz-id-2</c>.</summary>
    private const int ExtendedIdSize = 72;

    private const int UuidSize = 16;

    /// <summary>Names a request.</summary>
    public static string SetRequestId(HttpContext context)
    {
        Span<byte> random = stackalloc byte[UuidSize];
        Random.Shared.NextBytes(random);
        random[6] = (byte)((random[6] & 0x0F) | 0x40);
        random[8] = (byte)((random[8] & 0x3F) | 0x80);
        var id = new Guid(random, bigEndian: true).ToString();
        context.Response.Headers["x-amzn-RequestId"] = id;
        return id;
    }

    /// <summary>Adds the second id, which every answer has but a preflight's.</summary>
    public static void SetExtendedId(HttpContext context)
    {
        Span<byte> random = stackalloc byte[ExtendedIdSize];
        Random.Shared.NextBytes(random);
        context.Response.Headers["x-amz-id-2"] = Convert.ToBase64String(random);
    }
}
