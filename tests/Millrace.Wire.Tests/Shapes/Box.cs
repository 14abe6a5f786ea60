namespace Millrace.Wire.Tests;

/// <summary>A structure with a member for every constraint.</summary>
[Structure]
public sealed partial record Box
{
    public required string Required { get; init; }

    [Shape(typeof(Count))]
    public int? Count { get; init; }

    [Shape(typeof(Word))]
    public string? Word { get; init; }

    [Shape(typeof(Color))]
    public string? Color { get; init; }

    [Shape(typeof(Content))]
    public ReadOnlyMemory<byte>? Content { get; init; }

    [Shape(typeof(WordList))]
    [ElementShape(typeof(Word))]
    public IReadOnlyList<string>? Words { get; init; }

    [ElementShape(typeof(Color))]
    public IReadOnlyList<string>? Colors { get; init; }

    [Shape(typeof(WordList))]
    public IReadOnlyList<Slip>? Slips { get; init; }

    [Shape(typeof(WordList))]
    [EntryShape(typeof(Word), typeof(Label))]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public Box? Inner { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<Slip>>? Drawers { get; init; }
}

[SimpleShape(Min = 1, Max = 5)]
internal static class Count;

[SimpleShape(Enum = ["RED", "GREEN"])]
internal static class Color;

[SimpleShape(Min = 1, Max = 4)]
internal static class Content;

[SimpleShape(Min = 1, Max = 3)]
internal static class WordList;

[SimpleShape(Min = 0, Max = 4)]
internal static class Label;
