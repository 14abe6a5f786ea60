using Millrace.Kcl.Leases;

namespace Millrace.Kcl.Tests.Leases;

/// <summary>Against what a Java 17 program prints.</summary>
public sealed class JavaRandomTests
{
    [Fact]
    public void Numbers_are_javas()
    {
        var random = new JavaRandom(1947);

        Assert.Equal([-1595252569, 1439955050, 127909990, 1105746338, 2093239005], Enumerable.Range(0, 5).Select(_ => random.Next()));
    }

    [Fact]
    public void Numbers_below_a_bound_are_javas()
    {
        var random = new JavaRandom(1947);
        Assert.Equal([3, 1, 0, 552873169, 1046619502, 0], new uint[] { 10, 7, 16, 1000000007, 2147483647, 1 }.Select(random.Next));

        // With this bound about half of all numbers are not used.
        var other = new JavaRandom(-1);
        Assert.Equal(1155099827, other.Next());
        Assert.Equal([943952225, 26349579, 894294477], Enumerable.Range(0, 3).Select(_ => other.Next(1073741825)));
    }

    [Theory]
    [InlineData(new[] { 0 })]
    [InlineData(new[] { 0, 1 })]
    [InlineData(new[] { 2, 0, 1 })]
    [InlineData(new[] { 4, 0, 2, 1, 3 })]
    [InlineData(new[] { 8, 5, 1, 6, 9, 4, 2, 0, 7, 3 })]
    [InlineData(new[] { 11, 3, 9, 2, 0, 6, 12, 5, 7, 1, 8, 14, 4, 13, 15, 10 })]
    public void A_list_is_shuffled_as_java_does(int[] shuffled)
    {
        var list = Enumerable.Range(0, shuffled.Length).ToList();

        new JavaRandom(1947).Shuffle(list);

        Assert.Equal(shuffled, list);
    }

    /// <summary>Of three workers the shuffle puts the last in front, of two it leaves the first.</summary>
    [Fact]
    public void The_leader_is_the_first_owner_after_the_shuffle()
    {
        Assert.Null(ShardSyncLeader.Choose(Fleet.Unowned(2)));
        Assert.Equal("B", Choose("a", "B"));
        Assert.Equal("b", Choose("b", "B", "a", "a", null));

        static string? Choose(params string?[] owners) => ShardSyncLeader.Choose(owners.Select((owner, i) => Fleet.Row(i) with { LeaseOwner = owner }));
    }
}
