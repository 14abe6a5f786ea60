using System.Text;
using Millrace.Storage.State;

namespace Millrace.Storage.Tests.State;

/// <summary>What every state store promises.</summary>
public abstract class StateStoreContract
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract IStateStore OpenStore();

    [Fact]
    public async Task What_is_put_is_found_with_its_revision()
    {
        await using var store = OpenStore();
        var revision = await CommitAsync(store, Put("b", "k", "value"), Put("b", "empty", ""));

        Assert.True(revision > 0);
        Assert.Equal(("k", "value", revision), Text(await store.FindAsync("b", "k", Cancellation)));
        Assert.Equal(("empty", "", revision), Text(await store.FindAsync("b", "empty", Cancellation)));
        Assert.Null(await store.FindAsync("b", "K", Cancellation));
        Assert.Null(await store.FindAsync("c", "k", Cancellation));
    }

    [Fact]
    public async Task Revisions_rise_over_all_buckets()
    {
        await using var store = OpenStore();
        var revisions = new List<long>();
        for (var i = 0; i < 5; i++)
            revisions.Add(await CommitAsync(store, Put($"b{i % 2}", "k", "v")));

        Assert.Equal(revisions.Distinct().Order(), revisions);
    }

    [Fact]
    public async Task Keys_are_listed_by_prefix_in_ordinal_order()
    {
        await using var store = OpenStore();
        // U+FF5E sorts after a surrogate by UTF-8 and before it in ordinal order.
        string[] keys = ["", "a", "a/", "a/b", "a/\ud83d\ude00", "a/\uff5e", "a0", "A", "b", "a%", "a_"];
        await CommitAsync(store, [.. keys.Select(key => Put("b", key, key)), Put("other", "a/x", "x")]);

        Assert.Equal(keys.Order(StringComparer.Ordinal), await KeysAsync(store, ""));
        Assert.Equal(["a/", "a/b", "a/\ud83d\ude00", "a/\uff5e"], await KeysAsync(store, "a/"));
        Assert.Equal(["a%"], await KeysAsync(store, "a%"));
        Assert.Empty(await KeysAsync(store, "c"));
    }

    [Fact]
    public async Task A_put_replaces_and_a_null_deletes()
    {
        await using var store = OpenStore();
        await CommitAsync(store, Put("b", "k", "1"), Put("b", "gone", "1"));

        var revision = await CommitAsync(store, Put("b", "k", "2"), Delete("b", "gone"), Delete("b", "never"));

        Assert.Equal(("k", "2", revision), Text(await store.FindAsync("b", "k", Cancellation)));
        Assert.Equal(["k"], await KeysAsync(store, ""));
    }

    [Fact]
    public async Task A_change_applies_only_to_the_revision_that_it_expects()
    {
        await using var store = OpenStore();
        var first = await CommitAsync(store, Put("b", "k", "1", expected: 0));
        await AssertConflictAsync(store, "k", Put("b", "k", "x", expected: 0));
        await AssertConflictAsync(store, "k", Put("b", "k", "x", expected: first + 1));
        await AssertConflictAsync(store, "k", Delete("b", "k", expected: first - 1));
        await AssertConflictAsync(store, "other", Put("b", "other", "x", expected: first));
        await AssertConflictAsync(store, "other", Delete("b", "other", expected: first));

        var second = await CommitAsync(store, Put("b", "k", "2", expected: first));
        await AssertConflictAsync(store, "k", Put("b", "k", "x", expected: first));
        await CommitAsync(store, Delete("b", "k", expected: second));
        await CommitAsync(store, Put("b", "k", "3", expected: 0));

        Assert.Equal("3", Text(await store.FindAsync("b", "k", Cancellation)).Value);
    }

    [Fact]
    public async Task A_conflict_undoes_every_change_of_its_commit()
    {
        await using var store = OpenStore();
        await CommitAsync(store, Put("b", "kept", "1"), Put("b", "replaced", "1"));

        await AssertConflictAsync(
            store, "conflict", Put("b", "new", "x"), Put("b", "replaced", "x"), Delete("b", "kept"), Put("b", "replaced", "y"),
            Put("b", "conflict", "x", expected: 7));

        Assert.Equal(["kept", "replaced"], await KeysAsync(store, ""));
        Assert.Equal("1", Text(await store.FindAsync("b", "replaced", Cancellation)).Value);
    }

    [Fact]
    public async Task A_later_change_of_a_commit_sees_the_earlier_ones()
    {
        await using var store = OpenStore();

        await CommitAsync(store, Put("b", "k", "1", expected: 0), Delete("b", "k"), Put("b", "k", "2", expected: 0));

        Assert.Equal("2", Text(await store.FindAsync("b", "k", Cancellation)).Value);
    }

    [Fact]
    public async Task The_store_keeps_its_own_copy_of_the_bytes()
    {
        await using var store = OpenStore();
        var value = "before"u8.ToArray();
        await store.CommitAsync(new StateChange[] { new("b", "k", value, null) }, Cancellation);
        "after!"u8.CopyTo(value);

        Assert.Equal("before", Text(await store.FindAsync("b", "k", Cancellation)).Value);
    }

    [Fact]
    public async Task Of_concurrent_writers_that_expect_the_same_revision_one_wins()
    {
        await using var store = OpenStore();
        const int writers = 8;
        const int increments = 50;
        await CommitAsync(store, Put("b", "counter", "0"));

        await Task.WhenAll(Enumerable.Range(0, writers).Select(async _ =>
        {
            await Task.Yield();
            for (var done = 0; done < increments;)
            {
                var entry = (await store.FindAsync("b", "counter", Cancellation))!;
                var value = int.Parse(Encoding.UTF8.GetString(entry.Value.Span), System.Globalization.CultureInfo.InvariantCulture);
                try
                {
                    await CommitAsync(store, Put("b", "counter", $"{value + 1}", entry.Revision));
                    done++;
                }
                catch (StateConflictException)
                {
                    // Somebody else was first: read again.
                }
            }
        }));

        Assert.Equal($"{writers * increments}", Text(await store.FindAsync("b", "counter", Cancellation)).Value);
    }

    [Fact]
    public async Task A_cancelled_commit_changes_nothing()
    {
        await using var store = OpenStore();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await store.CommitAsync(new[] { Put("b", "k", "v") }, cancelled.Token));

        Assert.Null(await store.FindAsync("b", "k", Cancellation));
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        var store = OpenStore();
        await store.DisposeAsync();

        foreach (var call in new Func<Task>[]
        {
            async () => await store.FindAsync("b", "k", Cancellation),
            async () => await store.ListAsync("b", "", Cancellation),
            async () => await CommitAsync(store, Put("b", "k", "v")),
        })
        {
            Assert.Equal(StateStoreFault.Closed, (await Assert.ThrowsAsync<StateStoreException>(call)).Fault);
        }
    }

    protected static StateChange Put(string bucket, string key, string value, long? expected = null) =>
        new(bucket, key, Encoding.UTF8.GetBytes(value), expected);

    protected static StateChange Delete(string bucket, string key, long? expected = null) => new(bucket, key, null, expected);

    protected static async Task<long> CommitAsync(IStateStore store, params StateChange[] changes) => await store.CommitAsync(changes, Cancellation);

    protected static async Task<string[]> KeysAsync(IStateStore store, string prefix) =>
        [.. (await store.ListAsync("b", prefix, Cancellation)).Select(entry => entry.Key)];

    protected static (string Key, string Value, long Revision) Text(StateEntry? entry)
    {
        Assert.NotNull(entry);
        return (entry.Key, Encoding.UTF8.GetString(entry.Value.Span), entry.Revision);
    }

    private static async Task AssertConflictAsync(IStateStore store, string key, params StateChange[] changes)
    {
        var conflict = await Assert.ThrowsAsync<StateConflictException>(() => CommitAsync(store, changes));
        Assert.Equal(("b", key), (conflict.Bucket, conflict.Key));
    }
}
