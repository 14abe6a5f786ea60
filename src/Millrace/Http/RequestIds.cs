using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Millrace.Http;

/// <summary>The two ids that AWS puts on an answer (facts/kinesis.md 1.2).</summary>
internal static class RequestIds
{
    /// <summary>Random bytes of an <c>x-amz-id-2</c>.</summary>
    private const int ExtendedIdSize = 72;

    /// <summary>Names a request.</summary>
    public static string SetRequestId(HttpContext context)
    {
        var id = Guid.NewGuid().ToString();
        context.Response.Headers["x-amzn-RequestId"] = id;
        return id;
    }

    /// <summary>Adds the second id, which every answer has but a preflight's.</summary>
    public static void SetExtendedId(HttpContext context)
    {
        Span<byte> random = stackalloc byte[ExtendedIdSize];
        RandomNumberGenerator.Fill(random);
        context.Response.Headers["x-amz-id-2"] = Convert.ToBase64String(random);
    }
}
