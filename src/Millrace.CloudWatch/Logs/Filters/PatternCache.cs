namespace Millrace.CloudWatch.Logs.Filters;

/// <summary>Compiled patterns, of which those that were not used for the longest time are let go.</summary>
internal sealed class PatternCache
{
    private const int Most = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Text, FilterPattern Pattern)>> _found = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Text, FilterPattern Pattern)> _used = [];

    /// <summary>How many are held.</summary>
    public int Count => _found.Count;

    /// <summary>A pattern, compiled.</summary>
    /// <exception cref="Wire.ServiceException">It is none.</exception>
    public FilterPattern Compile(string text)
    {
        lock (_gate)
        {
            if (_found.TryGetValue(text, out var node))
            {
                _used.Remove(node);
                _used.AddFirst(node);
                return node.Value.Pattern;
            }

            var pattern = FilterPattern.Compile(text);
            _found.Add(text, _used.AddFirst((text, pattern)));
            if (_used.Count <= Most) return pattern;
            _found.Remove(_used.Last!.Value.Text);
            _used.RemoveLast();
            return pattern;
        }
    }
}
