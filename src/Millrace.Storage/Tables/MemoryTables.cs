namespace Millrace.Storage.Tables;

/// <summary>Sorted entries in memory, with a way back. Not for several threads at once.</summary>
internal sealed class MemoryTables : ITableWriter
{
    private readonly Dictionary<long, SortedSet<TableEntry>> _spaces = [];
    private readonly Stack<Action> _undo = [];

    public byte[]? Find(long space, byte[] key) =>
        _spaces.TryGetValue(space, out var entries) && entries.TryGetValue(new TableEntry(key, []), out var entry) ? entry.Value : null;

    public IEnumerable<TableEntry> Range(long space, TableRange range)
    {
        if (!_spaces.TryGetValue(space, out var entries) || entries.Count == 0) return [];
        var (from, to) = (new TableEntry(range.From, []), range.To is { } end ? new TableEntry(end, []) : entries.Max);
        if (ByKey.Instance.Compare(from, to) > 0) return [];
        var view = entries.GetViewBetween(from, to);
        var found = range.IsDescending ? view.Reverse() : view;
        return range.To is { } excluded ? found.Where(entry => !entry.Key.AsSpan().SequenceEqual(excluded)) : found;
    }

    public void Put(long space, byte[] key, byte[] value)
    {
        if (!_spaces.TryGetValue(space, out var entries)) _spaces.Add(space, entries = new(ByKey.Instance));
        var entry = new TableEntry(key, value);
        Remove(entries, entry);
        entries.Add(entry);
        _undo.Push(() => entries.Remove(entry));
    }

    public void Delete(long space, byte[] key)
    {
        if (_spaces.TryGetValue(space, out var entries)) Remove(entries, new TableEntry(key, []));
    }

    public void Clear(long space)
    {
        if (_spaces.Remove(space, out var entries)) _undo.Push(() => _spaces[space] = entries);
    }

    /// <summary>Lets what was written stand.</summary>
    public void Keep() => _undo.Clear();

    /// <summary>Undoes what was written since the last time that it was kept.</summary>
    public void Undo()
    {
        while (_undo.TryPop(out var undo)) undo();
    }

    private void Remove(SortedSet<TableEntry> entries, TableEntry entry)
    {
        if (!entries.TryGetValue(entry, out var before)) return;
        entries.Remove(before);
        _undo.Push(() => entries.Add(before));
    }

    private sealed class ByKey : IComparer<TableEntry>
    {
        public static ByKey Instance { get; } = new();

        public int Compare(TableEntry x, TableEntry y) => x.Key.AsSpan().SequenceCompareTo(y.Key);
    }
}
