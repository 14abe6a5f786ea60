using System.Text;

namespace Millrace.CloudWatch.Logs.Groups;

/// <summary>Tokens of lists: a page begins after the last entry of the one before, whether that is still there or not.</summary>
internal static class NameToken
{
    /// <summary>A token.</summary>
    public static string Of(string last) => Convert.ToBase64String(Encoding.UTF8.GetBytes(last));

    /// <summary>What is in a token.</summary>
    /// <exception cref="Wire.ServiceException">It is none.</exception>
    public static string? Read(string? token)
    {
        if (token is null) return null;
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : throw LogsErrors.InvalidToken();
    }

    /// <summary>Takes a page of entries and tells where the next begins; null when this is the last.</summary>
    public static (List<T> Page, string? Next) Page<T>(IEnumerable<T> entries, int most, Func<T, string> keyOf)
    {
        var page = entries.Take(most + 1).ToList();
        if (page.Count <= most) return (page, null);
        page.RemoveAt(most);
        return (page, Of(keyOf(page[^1])));
    }
}
