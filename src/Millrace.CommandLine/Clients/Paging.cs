namespace Millrace.CommandLine.Clients;

/// <summary>Lists that a service gives a page at a time, whole.</summary>
internal static class Paging
{
    /// <summary>Reads all pages.</summary>
    /// <param name="read">Reads the page with a mark, the first one with null; gives what is on it and the mark of the next one, null or empty on the last.</param>
    public static async Task<List<T>> ReadAllAsync<T>(Func<string?, Task<(IEnumerable<T>? Page, string? Next)>> read)
    {
        var all = new List<T>();
        var mark = (string?)null;
        do
        {
            (var page, mark) = await read(mark);
            all.AddRange(page ?? []);
        }
        while (!string.IsNullOrEmpty(mark));
        return all;
    }
}
