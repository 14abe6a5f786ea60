using System.Buffers;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Streams;

/// <summary>What tags a stream may have.</summary>
internal static class StreamTags
{
    /// <summary>The most tags of a stream (facts/kinesis.md 6).</summary>
    public const int Most = 50;

    private static readonly SearchValues<char> AllowedSigns = SearchValues.Create("_.:/=+-@");

    /// <summary>Checks tags that are to be added to those that a stream has.</summary>
    public static void CheckAdded(IReadOnlyDictionary<string, string> added, IReadOnlyDictionary<string, string> present, StreamKey key)
    {
        CheckSigns([.. added.Keys, .. added.Values], "add tags to", key);

        if (added.Keys.Any(static tag => tag.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
            throw KinesisErrors.InvalidArgument("aws: prefixed tag key names are not allowed for external use.");

        if (added.Keys.Union(present.Keys).Count() > Most)
        {
            throw KinesisErrors.InvalidArgument(
                $"Failed to add tags to stream {key.Name} under account {key.AccountId} "
                + $"because a given stream cannot have more than {Most} tags associated with it.");
        }
    }

    /// <summary>Checks the keys of tags that are to be removed.</summary>
    public static void CheckRemoved(IReadOnlyList<string> removed, StreamKey key) => CheckSigns(removed, "remove tags from", key);

    /// <summary>Some tags and others, which take the place of those that have their keys.</summary>
    public static IReadOnlyDictionary<string, string> Add(IReadOnlyDictionary<string, string> present, IReadOnlyDictionary<string, string> added)
    {
        var tags = new Dictionary<string, string>(present);
        foreach (var (tag, value) in added) tags[tag] = value;
        return tags;
    }

    /// <summary>Some tags without those of some keys.</summary>
    public static IReadOnlyDictionary<string, string> Remove(IReadOnlyDictionary<string, string> present, IReadOnlyList<string> removed)
    {
        var tags = new Dictionary<string, string>(present);
        foreach (var tag in removed) tags.Remove(tag);
        return tags;
    }

    /// <summary>The tags that follow a key, sorted by key, as they are answered.</summary>
    public static IReadOnlyList<Tag> Sorted(IReadOnlyDictionary<string, string> tags, string? after) =>
    [
        .. tags.Where(tag => string.CompareOrdinal(tag.Key, after) > 0)
            .OrderBy(static tag => tag.Key, StringComparer.Ordinal)
            .Select(static tag => new Tag { Key = tag.Key, Value = tag.Value }),
    ];

    private static void CheckSigns(IReadOnlyList<string> texts, string action, StreamKey key)
    {
        if (texts.Any(static text => !IsLegal(text, but: '%')))
        {
            throw KinesisErrors.InvalidArgument(
                "Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @.");
        }

        if (texts.Any(static text => text.Contains('%')))
        {
            throw KinesisErrors.InvalidArgument(
                $"Failed to {action} stream {key.Name} under account {key.AccountId} because some tags contained illegal characters. "
                + "The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.");
        }
    }

    private static bool IsLegal(string text, char but)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (System.Text.Rune.IsLetterOrDigit(rune) || System.Text.Rune.IsWhiteSpace(rune)) continue;
            if (!rune.IsBmp || ((char)rune.Value != but && !AllowedSigns.Contains((char)rune.Value))) return false;
        }

        return true;
    }
}
