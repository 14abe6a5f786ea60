using System.Text;
using Microsoft.Extensions.Time.Testing;
using Millrace.Storage.Logs;
using static Millrace.Storage.Tests.Logs.LogExtensions;

namespace Millrace.Storage.Tests.Logs;

/// <summary>What every record log store promises.</summary>
public abstract class RecordLogContract
{
    protected FakeTimeProvider Clock { get; } = new(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000));

    protected long Now => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    protected abstract IRecordLogStore OpenStore();

    [Fact]
    public async Task The_first_record_gets_position_1_and_the_clock_s_time()
    {
        await using var store = OpenStore();
        var log = store.Open("a");
        Assert.Equal((1, 0), (log.NextPosition, log.LastArrival));

        Assert.Equal(new AppendResult(1, Now), await log.AppendAsync("x"));

        Assert.Equal((2, Now), (log.NextPosition, log.LastArrival));
    }

    [Fact]
    public async Task A_record_comes_back_as_it_was_appended()
    {
        await using var store = OpenStore();
        var log = store.Open("a/b-1/c");
        var data = Enumerable.Range(0, 70_000).Select(i => (byte)i).ToArray();
        await log.AppendAsync(new NewRecord("schlüssel"u8.ToArray(), data, 0xA5), new NewRecord("k"u8.ToArray(), Array.Empty<byte>(), 0));

        using var page = await log.ReadAsync(1, 0, 10, long.MaxValue, TestContext.Current.CancellationToken);

        Assert.Equal(2, page.Records.Count);
        var first = page.Records[0];
        Assert.Equal((1L, Now, (byte)0xA5), (first.Position, first.Arrival, first.Attributes));
        Assert.Equal("schlüssel", Encoding.UTF8.GetString(first.Key.Span));
        Assert.Equal(data, first.Data.ToArray());
        Assert.Equal((2, 0), (page.Records[1].Position, page.Records[1].Data.Length));
    }

    [Fact]
    public async Task The_caller_may_change_its_bytes_after_the_append()
    {
        await using var store = OpenStore();
        var log = store.Open("a");
        var data = "before"u8.ToArray();
        var append = log.AppendAsync([new NewRecord("k"u8.ToArray(), data, 0)], TestContext.Current.CancellationToken);
        "after!"u8.CopyTo(data);
        await append;

        Assert.Equal(["before"], await log.DataAsync());
    }

    [Fact]
    public async Task A_read_begins_at_the_first_record_at_or_after_the_position()
    {
        await using var store = OpenStore();
        var log = store.Open("a");
        await log.AppendAsync(Record("k", "1"), Record("k", "2"), Record("k", "3"));

        Assert.Equal(["1", "2", "3"], await log.DataAsync(0));
        Assert.Equal(["2", "3"], await log.DataAsync(2));
        Assert.Empty(await log.DataAsync(4));
        Assert.Empty(await log.DataAsync(long.MaxValue));
    }

    [Fact]
    public async Task A_read_stops_at_its_number_of_records()
    {
        await using var store = OpenStore();
        var log = store.Open("a");
        await log.AppendAsync(Record("k", "1"), Record("k", "2"), Record("k", "3"));

        using var page = await log.ReadAsync(2, 0, 1, 1000, TestContext.Current.CancellationToken);

        Assert.Equal(2, Assert.Single(page.Records).Position);
    }

    [Fact]
    public async Task A_read_stops_before_its_bytes_are_exceeded_but_returns_at_least_one_record()
    {
        await using var store = OpenStore();
        var log = store.Open("a");
        await log.AppendAsync(Record("k", "1234"), Record("k", "1234"), Record("k", "1234"));

        foreach (var (bytes, count) in new[] { (1, 1), (5, 1), (9, 1), (10, 2), (14, 2), (15, 3) })
        {
            using var page = await log.ReadAsync(1, 0, 10, bytes, TestContext.Current.CancellationToken);
            Assert.Equal(count, page.Records.Count);
        }
    }

    [Fact]
    public async Task Records_before_the_horizon_are_not_read()
    {
        await using var store = OpenStore();
        var log = store.Open("a");
        await log.AppendAsync("old");
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        await log.AppendAsync("new");

        Assert.Equal(["old", "new"], await log.DataAsync(0, Now - 1));
        Assert.Equal(["new"], await log.DataAsync(0, Now));
        Assert.Empty(await log.DataAsync(0, Now + 1));
    }

    [Fact]
    public async Task Find_gives_the_first_record_that_arrived_at_or_after_an_instant()
    {
        await using var store = OpenStore();
        var log = store.Open("a");
        Assert.Equal(1, await log.FindAsync(Now));
        await log.AppendAsync(Record("k", "1"), Record("k", "2"));
        Clock.Advance(TimeSpan.FromMilliseconds(10));
        await log.AppendAsync("3");

        Assert.Equal(1, await log.FindAsync(0));
        Assert.Equal(1, await log.FindAsync(Now - 10));
        Assert.Equal(3, await log.FindAsync(Now - 9));
        Assert.Equal(3, await log.FindAsync(Now));
        Assert.Equal(4, await log.FindAsync(Now + 1));
    }

    [Fact]
    public async Task Arrivals_do_not_fall_when_the_clock_steps_back()
    {
        await using var store = OpenStore();
        var log = store.Open("a");
        var first = await log.AppendAsync("1");
        Clock.AdjustTime(Clock.GetUtcNow() - TimeSpan.FromHours(1));

        var second = await log.AppendAsync("2");

        Assert.Equal(first.Arrival, second.Arrival);
        Assert.Equal(["1", "2"], await log.DataAsync(0, first.Arrival));
    }

    [Fact]
    public async Task Trimming_keeps_what_is_young_enough()
    {
        await using var store = OpenStore();
        var log = store.Open("a");
        await log.AppendAsync("old");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await log.AppendAsync("new");

        await log.TrimAsync(Now);

        Assert.Equal(["new"], await log.DataAsync(0, Now));
    }

    [Fact]
    public async Task A_log_that_was_trimmed_empty_still_knows_its_positions()
    {
        await using var store = OpenStore();
        var log = store.Open("a");
        await log.AppendAsync(Record("k", "1"), Record("k", "2"));
        var arrival = Now;
        Clock.Advance(TimeSpan.FromSeconds(1));

        await log.TrimAsync(Now);

        Assert.Empty(await log.DataAsync());
        Assert.Equal((3, arrival), (log.NextPosition, log.LastArrival));
        Assert.Equal(3, await log.FindAsync(0));
        Assert.Equal(3, (await log.AppendAsync("3")).FirstPosition);
        Assert.Equal(["3"], await log.DataAsync());
    }

    [Fact]
    public async Task Logs_do_not_see_each_other_s_records()
    {
        await using var store = OpenStore();
        await store.Open("a").AppendAsync("in a");
        await store.Open("a/b").AppendAsync("in a/b");

        Assert.Equal(["in a"], await store.Open("a").DataAsync());
        Assert.Equal(["in a/b"], await store.Open("a/b").DataAsync());
    }

    [Fact]
    public async Task The_same_name_is_the_same_log()
    {
        await using var store = OpenStore();
        Assert.Same(store.Open("a/b"), store.Open("a/b"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("a/")]
    [InlineData("/a")]
    [InlineData("a//b")]
    [InlineData("A")]
    [InlineData("..")]
    [InlineData("a/../b")]
    public async Task A_name_that_could_leave_the_folder_is_refused(string name)
    {
        await using var store = OpenStore();
        Assert.ThrowsAny<ArgumentException>(() => store.Open(name));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await store.DeleteAsync(name, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_prefix_deletes_the_logs_below_it_and_no_others()
    {
        await using var store = OpenStore();
        foreach (var name in new[] { "a/b", "a/b/c", "a/bc", "b" })
            await store.Open(name).AppendAsync(name);

        await store.DeleteAsync("a/b", TestContext.Current.CancellationToken);

        Assert.Empty(await store.Open("a/b").DataAsync());
        Assert.Empty(await store.Open("a/b/c").DataAsync());
        Assert.Equal(["a/bc"], await store.Open("a/bc").DataAsync());
        Assert.Equal(["b"], await store.Open("b").DataAsync());
        Assert.Equal(1, store.Open("a/b").NextPosition);
    }

    [Fact]
    public async Task Deleting_what_is_not_there_does_nothing()
    {
        await using var store = OpenStore();
        await store.DeleteAsync("a/b", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_deleted_log_is_closed()
    {
        await using var store = OpenStore();
        var log = store.Open("a");
        await log.AppendAsync("x");

        await store.DeleteAsync("a", TestContext.Current.CancellationToken);

        await AssertClosedAsync(log);
        Assert.NotSame(log, store.Open("a"));
    }

    [Fact]
    public async Task The_logs_of_a_closed_store_are_closed()
    {
        var store = OpenStore();
        var log = store.Open("a");
        await log.AppendAsync("x");

        await store.DisposeAsync();

        await AssertClosedAsync(log);
        Assert.Equal(RecordLogFault.Closed, Assert.Throws<RecordLogException>(() => store.Open("a")).Fault);
    }

    [Fact]
    public async Task A_cancelled_call_changes_nothing()
    {
        await using var store = OpenStore();
        var log = store.Open("a");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await log.AppendAsync([Record("k", "x")], cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await log.ReadAsync(0, 0, 1, 1, cancelled.Token));

        Assert.Equal(1, log.NextPosition);
    }

    [Fact]
    public async Task An_append_of_nothing_and_a_key_that_is_too_long_are_refused()
    {
        await using var store = OpenStore();
        var log = store.Open("a");

        await Assert.ThrowsAsync<ArgumentException>(() => log.AppendAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => log.AppendAsync(Record("k", "fine"), Record(new string('k', 65_536), "")));

        Assert.Equal(1, log.NextPosition);
        await log.AppendAsync(Record(new string('k', 65_535), ""));
    }

    [Fact]
    public async Task Concurrent_appends_are_each_whole_and_each_once()
    {
        await using var store = OpenStore();
        var log = store.Open("a");
        const int writers = 8;
        const int appends = 200;

        var results = await Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
        {
            await Task.Yield();
            var positions = new List<(long, string)>();
            for (var i = 0; i < appends; i++)
            {
                var count = 1 + (writer + i) % 3;
                var names = Enumerable.Range(0, count).Select(n => $"{writer}/{i}/{n}").ToArray();
                var result = await log.AppendAsync([.. names.Select(name => Record("k", name))]);
                positions.AddRange(names.Select((name, n) => (result.FirstPosition + n, name)));
            }
            return positions;
        }));

        var acknowledged = results.SelectMany(positions => positions).OrderBy(record => record.Item1).ToList();
        Assert.Equal(acknowledged, await log.ReadAllAsync());
        Assert.Equal(Enumerable.Range(1, acknowledged.Count).Select(n => (long)n), acknowledged.Select(record => record.Item1));
    }

    [Fact]
    public async Task A_reader_beside_a_writer_sees_records_in_order_without_a_gap()
    {
        await using var store = OpenStore();
        var log = store.Open("a");
        const int count = 2_000;
        var writing = WriteAsync();

        var next = 1L;
        while (next <= count)
        {
            using var page = await log.ReadAsync(next, 0, 100, 1 << 20, TestContext.Current.CancellationToken);
            foreach (var record in page.Records)
            {
                Assert.Equal(next, record.Position);
                Assert.Equal($"{next}", Encoding.UTF8.GetString(record.Data.Span));
                next++;
            }
            if (writing.IsFaulted)
                break;
            await Task.Yield();
        }
        await writing;

        async Task WriteAsync()
        {
            for (var i = 1; i <= count; i++)
            {
                await Task.Yield();
                await log.AppendAsync($"{i}");
            }
        }
    }

    private static async Task AssertClosedAsync(IRecordLog log)
    {
        await AssertClosedAsync(async () => await log.AppendAsync("y"));
        await AssertClosedAsync(async () => await log.ReadAllAsync());
        await AssertClosedAsync(async () => await log.FindAsync(0));
        await AssertClosedAsync(async () => await log.TrimAsync(0));
    }

    private static async Task AssertClosedAsync(Func<Task> call) =>
        Assert.Equal(RecordLogFault.Closed, (await Assert.ThrowsAsync<RecordLogException>(call)).Fault);
}
