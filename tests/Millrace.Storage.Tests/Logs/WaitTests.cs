using Microsoft.Extensions.Time.Testing;
using Millrace.Storage.Logs;
using Millrace.Storage.Logs.Files;
using Millrace.Storage.Logs.Memory;

namespace Millrace.Storage.Tests.Logs;

/// <summary>Waiting for a log to grow, in each kind of log.</summary>
public sealed class WaitTests
{
    private const int Appends = 2000;

    public static TheoryData<string> Kinds => ["memory", "normal", "full"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_wait_ends_with_the_append_that_it_waits_for(string kind)
    {
        using var folder = new TemporaryFolder();
        await using var store = Open(kind, folder);
        var log = store.Open("a");
        var first = log.WaitAsync(1, Cancellation).AsTask();
        var third = log.WaitAsync(3, Cancellation).AsTask();
        Assert.False(first.IsCompleted);

        await log.AppendAsync("1");
        await first;
        Assert.False(third.IsCompleted);
        Assert.True(log.WaitAsync(1, Cancellation).AsTask().IsCompletedSuccessfully);

        await log.AppendAsync("2");
        await log.AppendAsync("3");
        await third;
        using var page = await log.ReadAsync(3, 0, 1, 1, Cancellation);
        Assert.Equal(3, Assert.Single(page.Records).Position);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_wait_ends_with_an_error_when_the_log_is_deleted(string kind)
    {
        using var folder = new TemporaryFolder();
        await using var store = Open(kind, folder);
        var waiting = store.Open("a/1").WaitAsync(1, Cancellation).AsTask();
        await store.DeleteAsync("a", Cancellation);
        Assert.Equal(RecordLogFault.Closed, (await Assert.ThrowsAsync<RecordLogException>(() => waiting)).Fault);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_wait_ends_with_an_error_when_the_store_is_closed(string kind)
    {
        using var folder = new TemporaryFolder();
        var store = Open(kind, folder);
        var waiting = store.Open("a").WaitAsync(1, Cancellation).AsTask();
        await store.DisposeAsync();
        Assert.Equal(RecordLogFault.Closed, (await Assert.ThrowsAsync<RecordLogException>(() => waiting)).Fault);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_wait_can_be_called_off_without_ending_another(string kind)
    {
        using var folder = new TemporaryFolder();
        await using var store = Open(kind, folder);
        var log = store.Open("a");
        using var off = new CancellationTokenSource();
        var called = log.WaitAsync(1, off.Token).AsTask();
        var other = log.WaitAsync(1, Cancellation).AsTask();
        await off.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => called);
        Assert.False(other.IsCompleted);
        await log.AppendAsync("1");
        await other;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task No_append_is_missed_however_it_falls(string kind)
    {
        using var folder = new TemporaryFolder();
        await using var store = Open(kind, folder);
        var log = store.Open("a");
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(FollowAsync, Cancellation)).ToArray();
        for (var i = 0; i < Appends; i++) await log.AppendAsync("x");
        await Task.WhenAll(readers);

        async Task FollowAsync()
        {
            for (var next = 1L; next <= Appends; next++)
            {
                await log.WaitAsync(next, Cancellation);
                using var page = await log.ReadAsync(next, 0, 1, 1, Cancellation);
                Assert.Equal(next, Assert.Single(page.Records).Position);
            }
        }
    }

    private static IRecordLogStore Open(string kind, TemporaryFolder folder)
    {
        var clock = new FakeTimeProvider();
        return kind switch
        {
            "memory" => new MemoryRecordLogStore(clock),
            "normal" => FileRecordLogStore.Open(folder.Path, Durability.Normal, clock),
            _ => FileRecordLogStore.Open(folder.Path, Durability.Full, clock),
        };
    }
}
