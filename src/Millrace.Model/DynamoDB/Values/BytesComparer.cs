namespace Millrace.Model.DynamoDB;

/// <summary>Tells whether bytes are the same.</summary>
public sealed class BytesComparer : IEqualityComparer<ReadOnlyMemory<byte>>
{
    private BytesComparer()
    {
    }

    /// <summary>The one instance.</summary>
    public static BytesComparer Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);

    /// <inheritdoc/>
    public int GetHashCode(ReadOnlyMemory<byte> obj)
    {
        var hash = default(HashCode);
        hash.AddBytes(obj.Span);
        return hash.ToHashCode();
    }
}
