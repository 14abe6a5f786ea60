using System.Buffers;

namespace Millrace.Wire;

/// <summary>The XML answer of a query service.</summary>
public static class QueryAnswer
{
    /// <summary>Writes an answer.</summary>
    public static void Write<T>(Operation operation, string requestId, T answer, IBufferWriter<byte> output)
        where T : IShape<T> => throw new NotSupportedException();
}
