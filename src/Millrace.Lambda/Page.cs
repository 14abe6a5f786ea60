using System.Text;

namespace Millrace.Lambda;

/// <summary>A page of a list. A page begins after the last item of the one before, whether that is still there or not.</summary>
/// <param name="Items">The items.</param>
/// <param name="NextMarker">Where the next page begins; null when this is the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextMarker);

/// <summary>Makes pages.</summary>
internal static class Page
{
    /// <summary>More than this no answer has, whatever was asked for.</summary>
    private const int Most = 50;

    /// <summary>Takes a page of items.</summary>
    /// <param name="items">The items, in the order of their keys.</param>
    /// <param name="keyOf">An item's key.</param>
    /// <param name="order">The order of keys.</param>
    /// <param name="marker">Where the page begins; null for the first.</param>
    /// <param name="size">How many items it has at most.</param>
    public static Page<T> Of<T>(IEnumerable<T> items, Func<T, string> keyOf, IComparer<string> order, string? marker, int? size)
    {
        var after = marker is null ? null : Read(marker);
        var most = Math.Min(size ?? Most, Most);
        var page = items.Where(item => after is null || order.Compare(keyOf(item), after) > 0).Take(most + 1).ToList();
        if (page.Count <= most) return new(page, NextMarker: null);
        page.RemoveAt(most);
        return new(page, Convert.ToBase64String(Encoding.UTF8.GetBytes(keyOf(page[^1]))));
    }

    private static string Read(string marker)
    {
        var bytes = new byte[marker.Length];
        return Convert.TryFromBase64String(marker, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw LambdaErrors.InvalidParameter("Invalid Marker");
    }
}
