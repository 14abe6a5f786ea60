using System.Text.RegularExpressions;

namespace Millrace.Wire.Tests;

/// <summary>A structure with a member of every kind.</summary>
[Structure(JavaName = "com.example.Parcel")]
public sealed partial record Parcel : IRequest<Parcel>
{
    public string? Text { get; init; }

    public int? Small { get; init; }

    public long? Large { get; init; }

    public double? Real { get; init; }

    public bool? Flag { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public ReadOnlyMemory<byte>? Blob { get; init; }

    public Parcel? Inner { get; init; }

    public IReadOnlyList<string>? Texts { get; init; }

    public IReadOnlyList<long>? Longs { get; init; }

    public IReadOnlyList<ReadOnlyMemory<byte>>? Blobs { get; init; }

    public IReadOnlyList<Slip>? Slips { get; init; }

    public IReadOnlyList<IReadOnlyList<string>>? Rows { get; init; }

    public IReadOnlyDictionary<string, string>? Names { get; init; }

    public IReadOnlyDictionary<string, Slip>? SlipsByName { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<Parcel>>? Shelves { get; init; }
}

/// <summary>A structure that is a C# struct.</summary>
[Structure(JavaName = "com.example.Slip")]
public readonly partial record struct Slip
{
    [Shape(typeof(Word))]
    public required string Word { get; init; }

    public ReadOnlyMemory<byte>? Data { get; init; }
}

[SimpleShape(Min = 1, Max = 8, Pattern = Text)]
internal static partial class Word
{
    private const string Text = "[a-z]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
