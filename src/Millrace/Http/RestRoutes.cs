using System.Net;
using Millrace.Wire;

namespace Millrace.Http;

/// <summary>An operation that was found by method and path.</summary>
/// <param name="Binding">The operation.</param>
/// <param name="Parts">The members in path, query and headers.</param>
internal sealed record RestMatch(OperationBinding Binding, RestParts Parts);

/// <summary>
/// Finds the operations of REST services by method and path (facts/lambda.md 1). Paths are taken apart as they stand on the wire, so that an encoded slash
/// stays in its segment; one slash too many at the end does not count.
/// </summary>
internal sealed class RestRoutes
{
    private readonly Dictionary<(string Method, string First), List<RestRoute>> _routes = [];

    public RestRoutes(IReadOnlyList<OperationBinding> bindings)
    {
        foreach (var binding in bindings)
        {
            if (binding.Operation.Http is not { } http) continue;
            var route = new RestRoute(binding, http);
            var key = (http.Method, route.First);
            if (!_routes.TryGetValue(key, out var routes)) _routes.Add(key, routes = []);
            routes.Add(route);
        }

        // The one with more words of its own is asked first.
        foreach (var routes in _routes.Values) routes.Sort(static (a, b) => b.Literals.CompareTo(a.Literals));
    }

    public RestMatch? Find(SignableHttpRequest request)
    {
        var segments = request.Path.Trim('/').Split('/');
        if (!_routes.TryGetValue((request.Method, segments[0]), out var routes)) return null;
        var query = Parameters(request.Query);
        foreach (var route in routes)
        {
            if (route.Match(segments, query) is { } path) return new RestMatch(route.Binding, route.Collect(path, query, request));
        }

        return null;
    }

    private static List<KeyValuePair<string, string>> Parameters(string query)
    {
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            parameters.Add(equals < 0
                ? new(WebUtility.UrlDecode(pair), "")
                : new(WebUtility.UrlDecode(pair[..equals]), WebUtility.UrlDecode(pair[(equals + 1)..])));
        }

        return parameters;
    }
}
