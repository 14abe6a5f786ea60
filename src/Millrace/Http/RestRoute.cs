using Millrace.Wire;

namespace Millrace.Http;

/// <summary>The path of one operation, taken apart.</summary>
internal sealed class RestRoute
{
    private readonly HttpBinding _http;
    private readonly string[] _segments;
    private readonly (string Name, string Value)[] _query;

    public RestRoute(OperationBinding binding, HttpBinding http)
    {
        Binding = binding;
        _http = http;
        var question = http.Path.IndexOf('?', StringComparison.Ordinal);
        _segments = (question < 0 ? http.Path : http.Path[..question]).Trim('/').Split('/');
        _query = question < 0
            ? []
            : [.. http.Path[(question + 1)..].Split('&').Select(static pair => pair.Split('=')).Select(static pair => (pair[0], pair.Length > 1 ? pair[1] : ""))];
        Literals = _segments.Count(static segment => !segment.StartsWith('{')) + _query.Length;
    }

    public OperationBinding Binding { get; }

    /// <summary>The first segment, a version's date.</summary>
    public string First => _segments[0];

    /// <summary>How many words of the path and the query are its own.</summary>
    public int Literals { get; }

    /// <summary>The members in a path that is this one; null when it is another.</summary>
    public Dictionary<string, string>? Match(string[] path, List<KeyValuePair<string, string>> query)
    {
        var members = new Dictionary<string, string>();
        for (var i = 0; i < _segments.Length; i++)
        {
            var segment = _segments[i];
            if (i >= path.Length) return null;
            if (!segment.StartsWith('{'))
            {
                if (path[i] != segment) return null;
            }
            else if (segment.EndsWith("+}", StringComparison.Ordinal))
            {
                members[segment[1..^2]] = Uri.UnescapeDataString(string.Join('/', path[i..]));
                return HasQuery(query) ? members : null;
            }
            else
            {
                members[segment[1..^1]] = Uri.UnescapeDataString(path[i]);
            }
        }

        return path.Length == _segments.Length && HasQuery(query) ? members : null;
    }

    /// <summary>The members of the request that are outside its body.</summary>
    public RestParts Collect(Dictionary<string, string> path, List<KeyValuePair<string, string>> query, SignableHttpRequest request)
    {
        var parts = new RestParts();
        foreach (var member in _http.Request)
        {
            switch (member.Location)
            {
                case MemberLocation.Path:
                    parts.Add(member, path[member.Name]);
                    break;
                case MemberLocation.Query:
                    foreach (var parameter in query)
                    {
                        if (parameter.Key == member.Name) parts.Add(member, parameter.Value);
                    }

                    break;
                case MemberLocation.Header when request.Header(member.Name) is { } value:
                    parts.Add(member, value);
                    break;
            }
        }

        return parts;
    }

    private bool HasQuery(List<KeyValuePair<string, string>> query) =>
        Array.TrueForAll(_query, wanted => query.Exists(given => given.Key == wanted.Name && given.Value == wanted.Value));
}
