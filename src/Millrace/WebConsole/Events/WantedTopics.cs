using Microsoft.AspNetCore.Http;
using Millrace.Wire;

namespace Millrace.WebConsole.Events;

/// <summary>
/// Which topics a request wants: those in <c>topics</c>, with the request's own parameters; and each <c>wish</c>, as in <c>wish=a,tail,stream%3Darn...</c>: a name of
/// the asker's own, the topic, and its parameters as a query. So one connection serves many pages.
/// </summary>
/// <param name="makers">Makes each topic: from the request, and from the place where it was, if it comes again.</param>
internal sealed class WantedTopics(IReadOnlyDictionary<string, Func<HttpRequest, string?, IEventTopic>> makers)
{
    /// <summary>The topics that a request wants.</summary>
    /// <param name="request">The request.</param>
    /// <param name="places">Where they were, by their names.</param>
    /// <exception cref="ConsoleException">It makes no sense.</exception>
    public List<NamedTopic> Of(HttpRequest request, IReadOnlyDictionary<string, string> places)
    {
        var wishes = request.Query["wish"];
        var wanted = new List<NamedTopic>();
        var topics = wishes.Count > 0 ? ConsoleAnswers.Parameter(request, "topics") : ConsoleAnswers.Required(request, "topics");
        foreach (var name in topics?.Split(',').Distinct() ?? []) wanted.Add(new NamedTopic(name, MakerOf(name)(request, places.GetValueOrDefault(name))));
        foreach (var wish in wishes)
        {
            if (wish?.Split(',', 3) is not [{ Length: > 0 } name, var topic, var query] || name.AsSpan().ContainsAny(';', '=')) throw ConsoleAnswers.Wrong($"'{wish}' is no name, topic and query.");
            if (wanted.Any(other => other.Name == name)) throw ConsoleAnswers.Wrong($"'{name}' is wished twice.");
            var maker = MakerOf(topic);
            try
            {
                wanted.Add(new NamedTopic(name, maker(Own(query), places.GetValueOrDefault(name))));
            }
            catch (Exception refused) when (refused is ConsoleException or ServiceException)
            {
                // What one page cannot have is nothing to the others: it is told so when it asks by itself.
            }
        }

        return wanted;
    }

    private static HttpRequest Own(string query) => new DefaultHttpContext { Request = { QueryString = new QueryString("?" + query) } }.Request;

    private Func<HttpRequest, string?, IEventTopic> MakerOf(string topic) => makers.TryGetValue(topic, out var make)
        ? make
        : throw ConsoleAnswers.Wrong($"There is no topic '{topic}'; there are {string.Join(", ", makers.Keys)}.");
}
