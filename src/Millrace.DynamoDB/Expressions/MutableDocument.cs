using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Expressions;

/// <summary>
/// An item while it is updated. Values do not change, so the maps and lists on the way to a change are opened, once each, and the rest is shared
/// with the item as it was. Elements taken out of a list leave a gap until the end, so that indexes mean what they meant.
/// </summary>
internal sealed class MutableDocument
{
    private readonly OpenMap _root;

    public MutableDocument(IReadOnlyDictionary<string, AttributeValue> item) => _root = new OpenMap(item);

    /// <summary>Puts a value at a path; false when there is nowhere to put it.</summary>
    public bool TrySet(DocumentPath path, AttributeValue value) => Parent(path)?.TrySet(path.Steps[^1], value) ?? false;

    /// <summary>Takes away what is at a path; false when the path leads nowhere.</summary>
    public bool TryRemove(DocumentPath path) => Parent(path)?.TryRemove(path.Steps[^1]) ?? false;

    /// <summary>The item as it is now.</summary>
    public Dictionary<string, AttributeValue> ToItem() => _root.Entries();

    private Container? Parent(DocumentPath path)
    {
        Container? container = _root;
        for (var i = 0; i < path.Steps.Count - 1 && container is not null; i++) container = container.Open(path.Steps[i]);
        return container;
    }

    private abstract class Container
    {
        public abstract Container? Open(PathStep step);

        public abstract bool TrySet(PathStep step, AttributeValue value);

        public abstract bool TryRemove(PathStep step);

        public abstract AttributeValue Close();

        protected static Container? Of(AttributeValue? value) => value switch
        {
            MapValue map => new OpenMap(map.Entries),
            ListValue list => new OpenList(list.Elements),
            _ => null,
        };
    }

    private sealed class OpenMap(IReadOnlyDictionary<string, AttributeValue> before) : Container
    {
        private readonly Dictionary<string, AttributeValue> _entries = new(before);
        private readonly Dictionary<string, Container> _opened = [];

        public override Container? Open(PathStep step)
        {
            if (step.Name is not { } name) return null;
            if (_opened.TryGetValue(name, out var opened)) return opened;
            if (Of(_entries.GetValueOrDefault(name)) is not { } container) return null;
            _opened.Add(name, container);
            return container;
        }

        public override bool TrySet(PathStep step, AttributeValue value)
        {
            if (step.Name is not { } name) return false;
            _entries[name] = value;
            return true;
        }

        public override bool TryRemove(PathStep step)
        {
            if (step.Name is not { } name) return false;
            _entries.Remove(name);
            return true;
        }

        public override AttributeValue Close() => new MapValue(Entries());

        public Dictionary<string, AttributeValue> Entries()
        {
            foreach (var (name, container) in _opened) _entries[name] = container.Close();
            return _entries;
        }
    }

    private sealed class OpenList(IReadOnlyList<AttributeValue> before) : Container
    {
        private readonly List<AttributeValue?> _elements = [.. before];
        private readonly Dictionary<int, Container> _opened = [];
        private readonly SortedDictionary<int, AttributeValue> _appended = [];

        public override Container? Open(PathStep step)
        {
            if (step.Name is not null || step.Index >= _elements.Count) return null;
            if (_opened.TryGetValue(step.Index, out var opened)) return opened;
            if (Of(_elements[step.Index]) is not { } container) return null;
            _opened.Add(step.Index, container);
            return container;
        }

        public override bool TrySet(PathStep step, AttributeValue value)
        {
            if (step.Name is not null) return false;
            if (step.Index < _elements.Count) _elements[step.Index] = value;
            else _appended[step.Index] = value;
            return true;
        }

        public override bool TryRemove(PathStep step)
        {
            if (step.Name is not null) return false;
            if (step.Index < _elements.Count) _elements[step.Index] = null;
            return true;
        }

        public override AttributeValue Close()
        {
            foreach (var (index, container) in _opened) _elements[index] = container.Close();
            return new ListValue([.. _elements.OfType<AttributeValue>(), .. _appended.Values]);
        }
    }
}
