using Millrace.Wire;

namespace Millrace.Http;

/// <summary>Tells whether a body is one well-formed object, for requests that name no operation that could decode it.</summary>
internal static class BodyForm
{
    public static bool IsObject(Memory<byte> body, WireFormat format)
    {
        // A shape without members passes over all of them.
        WireCodec.Read<NoOutput>(body, format, out var fault);
        return fault is not { IsMalformed: true };
    }
}
