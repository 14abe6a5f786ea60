using System.Text;

namespace Millrace.Wire;

/// <summary>
/// A text in UTF-8, as it came over the wire or as it will go: of a member that there are many of, so that no string is made for each. It converts
/// to and from strings by itself. What comes from a request or an answer is part of its buffer, and lives as long. The default is a text that was left out.
/// </summary>
public readonly struct Utf8Text : IEquatable<Utf8Text>
{
    private readonly bool _isThere;

    /// <summary>A text.</summary>
    /// <param name="utf8">Its bytes, which are not copied.</param>
    public Utf8Text(ReadOnlyMemory<byte> utf8)
    {
        Memory = utf8;
        _isThere = true;
    }

    /// <summary>Whether it was left out.</summary>
    public bool IsAbsent => !_isThere;

    /// <summary>Its bytes.</summary>
    public ReadOnlyMemory<byte> Memory { get; }

    /// <summary>Its bytes.</summary>
    public ReadOnlySpan<byte> Span => Memory.Span;

    /// <summary>Its length in characters as a string has them, which is how AWS counts.</summary>
    public int Length => Encoding.UTF8.GetCharCount(Span);

    /// <summary>The bytes of a string; of null, a text that was left out.</summary>
    public static implicit operator Utf8Text(string? text) => text is null ? default : new(Encoding.UTF8.GetBytes(text));

    /// <summary>The text as a string; empty when it was left out.</summary>
    public static implicit operator string(Utf8Text text) => text.ToString();

    /// <summary>Whether two texts have the same bytes.</summary>
    public static bool operator ==(Utf8Text left, Utf8Text right) => left.Equals(right);

    /// <summary>Whether two texts differ.</summary>
    public static bool operator !=(Utf8Text left, Utf8Text right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Utf8Text other) => _isThere == other._isThere && Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Utf8Text other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <summary>The text as a string; empty when it was left out.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Span);
}
