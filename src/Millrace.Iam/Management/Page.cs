using System.Buffers.Text;
using System.Text;

namespace Millrace.Iam.Management;

/// <summary>A page of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Marker">Where the next one begins; null on the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Marker)
{
    /// <summary>Whether there is more.</summary>
    public bool IsTruncated => Marker is not null;
}

/// <summary>Cuts lists into pages (facts/iam.md 5): a marker holds the key of the last item, so that the next page goes on there whatever was added meanwhile.</summary>
internal static class Page
{
    private const int SizeByDefault = 100;

    /// <summary>The page after a marker.</summary>
    /// <param name="items">All items, in an order that does not change.</param>
    /// <param name="key">What tells an item from all others.</param>
    /// <param name="marker">What an earlier page said; null for the first page.</param>
    /// <param name="maxItems">The size of the page.</param>
    public static Page<T> Of<T>(IEnumerable<T> items, Func<T, string> key, string? marker, int? maxItems)
    {
        var size = maxItems ?? SizeByDefault;
        var rest = marker is null ? items : After(items, key, Open(marker));
        var page = rest.Take(size + 1).ToList();
        if (page.Count <= size) return new Page<T>(page, Marker: null);
        page.RemoveAt(size);
        return new Page<T>(page, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key(page[^1]))));
    }

    private static IEnumerable<T> After<T>(IEnumerable<T> items, Func<T, string> key, string last)
    {
        var all = items.ToList();
        var place = all.FindIndex(item => key(item) == last);
        // What the marker points at may be gone: the order of the keys says where it stood.
        if (place < 0) place = all.FindLastIndex(item => StringComparer.OrdinalIgnoreCase.Compare(key(item), last) < 0);
        return all.Skip(place + 1);
    }

    private static string Open(string marker)
    {
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(marker));
        }
        catch (FormatException)
        {
            throw IamErrors.Validation("Invalid Marker.");
        }
    }
}
