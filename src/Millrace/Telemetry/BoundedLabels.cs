namespace Millrace.Telemetry;

/// <summary>
/// Adds counts up under a bounded number of labels: names beyond it share <see cref="Other"/>, for good. What is counted under a label never falls, although
/// what was counted for may be deleted and made anew, or share its name with another; a label ends with the last that had it.
/// </summary>
/// <param name="most">How many labels there are beside the one for all others.</param>
internal sealed class BoundedLabels(int most)
{
    /// <summary>The label of what has none of its own.</summary>
    public const string Other = "other";

    private readonly Dictionary<string, (string Label, long[] Counts)> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LabelCounts> _labels = new(StringComparer.Ordinal);

    /// <summary>Takes in what was counted so far.</summary>
    /// <param name="counted">What tells each that is counted for from all others, its name, its counts and its levels.</param>
    /// <returns>The labels with what was counted under each, and the levels now.</returns>
    public IReadOnlyList<LabelCounts> Add(IReadOnlyList<(string Key, string Name, long[] Counts, double[] Levels)> counted)
    {
        foreach (var label in _labels.Values) label.Clear();
        foreach (var (key, name, counts, levels) in counted)
        {
            var (label, before) = _known.GetValueOrDefault(key);
            label ??= _labels.ContainsKey(name) || OwnLabels < most ? name : Other;
            if (!_labels.TryGetValue(label, out var all)) _labels[label] = all = new LabelCounts(label, counts.Length, levels.Length);
            all.Add(counts, before, levels);
            _known[key] = (label, counts);
        }

        foreach (var key in _known.Keys.Except(counted.Select(static one => one.Key)).ToList()) _known.Remove(key);
        foreach (var (label, all) in _labels)
        {
            if (all.Members == 0 && label != Other) _labels.Remove(label);
        }

        return [.. _labels.Values.Select(static label => label.Copy())];
    }

    private int OwnLabels => _labels.Count - (_labels.ContainsKey(Other) ? 1 : 0);
}

/// <summary>What was counted under a label.</summary>
/// <param name="label">The label.</param>
/// <param name="counts">How many counts there are.</param>
/// <param name="levels">How many levels there are.</param>
internal sealed class LabelCounts(string label, int counts, int levels)
{
    /// <summary>The label.</summary>
    public string Label => label;

    /// <summary>What was counted, in all.</summary>
    public long[] Counts { get; } = new long[counts];

    /// <summary>The highest of the levels now.</summary>
    public double[] Levels { get; } = new double[levels];

    /// <summary>How many have the label.</summary>
    public int Members { get; private set; }

    /// <summary>The same, to be read while more is counted.</summary>
    public LabelCounts Copy()
    {
        var copy = new LabelCounts(label, Counts.Length, Levels.Length) { Members = Members };
        Counts.CopyTo(copy.Counts, 0);
        Levels.CopyTo(copy.Levels, 0);
        return copy;
    }

    /// <summary>Forgets what is so now.</summary>
    public void Clear()
    {
        Members = 0;
        Array.Clear(Levels);
    }

    /// <summary>Adds what was counted for one of those that have the label.</summary>
    public void Add(long[] now, long[]? before, double[] levels)
    {
        Members++;
        for (var i = 0; i < now.Length; i++) Counts[i] += now[i] - Math.Min(now[i], before?[i] ?? 0);
        for (var i = 0; i < levels.Length; i++) Levels[i] = Math.Max(Levels[i], levels[i]);
    }
}
