using System.Buffers;

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
        if (added.Any(static tag => !IsLegal(tag.Key, but: '%') || !IsLegal(tag.Value, but: '%')))
        {
            throw KinesisErrors.InvalidArgument(
                "Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @.");
        }

        if (added.Any(static tag => tag.Key.Contains('%') || tag.Value.Contains('%')))
        {
            throw KinesisErrors.InvalidArgument(
                $"Failed to add tags to stream {key.Name} under account {key.AccountId} because some tags contained illegal characters. "
                + "The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.");
        }

        if (added.Keys.Any(static tag => tag.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
            throw KinesisErrors.InvalidArgument("aws: prefixed tag key names are not allowed for external use.");

        if (added.Keys.Union(present.Keys).Count() > Most)
        {
            throw KinesisErrors.InvalidArgument(
                $"Failed to add tags to stream {key.Name} under account {key.AccountId} "
                + $"because a given stream cannot have more than {Most} tags associated with it.");
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
