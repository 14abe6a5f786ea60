using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Expressions;

/// <summary>Parts of an item: each named path with its parents, missing ones left out, elements of lists closed up (facts/dynamodb.md 11).</summary>
internal sealed class ItemProjection
{
    private readonly Node _root = new();

    public ItemProjection(IEnumerable<DocumentPath> paths)
    {
        Paths = [.. paths];
        foreach (var path in Paths)
        {
            var node = _root;
            foreach (var step in path.Steps) node = node.Inside(step);
        }
    }

    /// <summary>The paths.</summary>
    public IReadOnlyList<DocumentPath> Paths { get; }

    /// <summary>The projection on whole attributes.</summary>
    public static ItemProjection OnAttributes(IEnumerable<string> names) => new(names.Select(static name => new DocumentPath([new PathStep(name, 0)])));

    /// <summary>The parts of an item.</summary>
    public Dictionary<string, AttributeValue> Of(IReadOnlyDictionary<string, AttributeValue> item) => EntriesOf(_root, item);

    private static Dictionary<string, AttributeValue> EntriesOf(Node node, IReadOnlyDictionary<string, AttributeValue> entries)
    {
        var parts = new Dictionary<string, AttributeValue>();
        foreach (var (step, inner) in node.Children)
        {
            if (step.Name is { } name && entries.TryGetValue(name, out var value) && PartOf(inner, value) is { } part) parts[name] = part;
        }

        return parts;
    }

    private static AttributeValue? PartOf(Node node, AttributeValue value)
    {
        if (node.Children.Count == 0) return value;
        switch (value)
        {
            case MapValue map:
                return EntriesOf(node, map.Entries) is { Count: > 0 } entries ? new MapValue(entries) : null;
            case ListValue list:
                var elements = node.Children
                    .Where(child => child.Key.Name is null && child.Key.Index < list.Elements.Count)
                    .OrderBy(static child => child.Key.Index)
                    .Select(child => PartOf(child.Value, list.Elements[child.Key.Index]))
                    .OfType<AttributeValue>()
                    .ToList();
                return elements.Count > 0 ? new ListValue(elements) : null;
            default:
                return null;
        }
    }

    private sealed class Node
    {
        public Dictionary<PathStep, Node> Children { get; } = [];

        public Node Inside(PathStep step)
        {
            if (!Children.TryGetValue(step, out var node)) Children.Add(step, node = new Node());
            return node;
        }
    }
}
