using Millrace.Wire;

namespace Millrace.Sqs.Queues;

/// <summary>A page of queues.</summary>
internal static class Page
{
    /// <summary>The most queues on one page.</summary>
    public const int Most = 1000;

    /// <summary>The URLs of a page, and where the next one begins: the name of this one's last queue. Without a number of results there is one page.</summary>
    public static (IReadOnlyList<string> Urls, string? Next) Of(IEnumerable<Queue> queues, int? results, string? token, RequestContext context)
    {
        var after = token is null ? queues : queues.Where(queue => string.CompareOrdinal(queue.Key.Name, token) > 0);
        var page = after.Take((results ?? Most) + 1).ToList();
        var hasNext = page.Count > (results ?? Most);
        if (hasNext) page.RemoveAt(page.Count - 1);
        return ([.. page.Select(queue => queue.Key.Url(context))], hasNext && results is not null ? page[^1].Key.Name : null);
    }
}
