using Millrace.Telemetry;

namespace Millrace.Server.Tests.Telemetry;

public sealed class BoundedLabelsTests
{
    [Fact]
    public void Names_beyond_the_limit_share_one_label_for_good()
    {
        var labels = new BoundedLabels(most: 2);
        Assert.Equal(["a=1", "b=2", "other=7"], Add(labels, ("1", "a", 1), ("2", "b", 2), ("3", "c", 3), ("4", "d", 4)));
        // A label is free again, and goes to who comes next: what was counted as another's stays there.
        Assert.Equal(["b=2", "other=8"], Add(labels, ("2", "b", 2), ("3", "c", 4), ("4", "d", 4)));
        Assert.Equal(["b=2", "e=5", "other=8"], Add(labels, ("2", "b", 2), ("3", "c", 4), ("5", "e", 5)));
    }

    [Fact]
    public void What_is_deleted_and_made_anew_or_shares_its_name_lets_no_count_fall()
    {
        var labels = new BoundedLabels(most: 10);
        Assert.Equal(["orders=12"], Add(labels, ("here", "orders", 10), ("elsewhere", "orders", 2)));
        Assert.Equal(["orders=12"], Add(labels, ("elsewhere", "orders", 2)));
        Assert.Equal(["orders=15"], Add(labels, ("elsewhere", "orders", 2), ("here again", "orders", 3)));
        Assert.Equal(["orders=16"], Add(labels, ("elsewhere", "orders", 3), ("here again", "orders", 3)));
        Assert.Empty(Add(labels));
    }

    [Fact]
    public void A_level_is_the_highest_now_and_what_was_told_does_not_change()
    {
        var labels = new BoundedLabels(most: 10);
        var before = labels.Add([("1", "a", [1], [3.5]), ("2", "a", [1], [9])]);
        labels.Add([("1", "a", [5], [0.5])]);
        Assert.Equal((2, 9), (before[0].Counts[0], before[0].Levels[0]));
        Assert.Equal(0.5, labels.Add([("1", "a", [5], [0.5])])[0].Levels[0]);
    }

    private static IEnumerable<string> Add(BoundedLabels labels, params (string Key, string Name, long Count)[] counted) =>
        labels.Add([.. counted.Select(static one => (one.Key, one.Name, new[] { one.Count }, Array.Empty<double>()))])
            .Select(static label => $"{label.Label}={label.Counts[0]}").Order(StringComparer.Ordinal);
}
