namespace Millrace.Wire;

/// <summary>The way into a tree of named nodes: what is left to read of each structure, list and map around the place that is read.</summary>
internal readonly struct ShapeFrames<TNode>()
    where TNode : class
{
    private readonly Stack<Frame> _frames = new();

    public void Begin(IReadOnlyList<(string Name, TNode Node)> items) => _frames.Push(new(items, 0));

    /// <summary>Goes to the next item of the innermost, and out of it after its last.</summary>
    public bool Next(ref TNode node, out string name)
    {
        var (items, next) = _frames.Pop();
        name = "";
        if (next == items.Count) return false;
        (name, node) = items[next];
        _frames.Push(new(items, next + 1));
        return true;
    }

    /// <summary>Takes the items out of the innermost that are left to read and have a name.</summary>
    public IEnumerable<TNode> Take(string name)
    {
        var (items, next) = _frames.Pop();
        var left = items.Skip(next).ToLookup(item => item.Name == name);
        Begin([.. left[false]]);
        return left[true].Select(static item => item.Node);
    }

    private readonly record struct Frame(IReadOnlyList<(string Name, TNode Node)> Items, int Next);
}
