using Microsoft.Extensions.Logging;
using Millrace.Kcl.MultiLang.Processes;

namespace Millrace.Kcl.MultiLang.Tests;

/// <summary>Children that are replaced. The library delivers a batch again whose processing failed.</summary>
public sealed class RestartTests
{
    [Fact]
    public async Task Another_child_gets_all_that_the_first_may_not_have_finished()
    {
        await using var shard = new ChildShard("dies-once", Restarts);
        var checkpointer = new FakeCheckpointer();
        await shard.InitializeAsync();

        await Assert.ThrowsAsync<ChildFailureException>(() => shard.ProcessAsync(checkpointer, 1, 2));
        await shard.PassAsync(shard.ProcessAsync(checkpointer, 1, 2));
        await shard.ProcessAsync(checkpointer, 3);

        Assert.Equal(["start", "initialize", "processRecords", "start", "initialize", "processRecords", "processRecords"], shard.Story);
        Assert.Equal(["1", "2"], Numbers(shard.Sent[5]));
        Assert.Equal(["3"], Numbers(shard.Sent[6]));
        Assert.False(shard.Failures.First.IsCompleted);
        Assert.Contains(shard.Log.At(LogLevel.Error), line => line.EndsWith("Another takes its place, from the last checkpoint.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_begins_behind_the_last_checkpoint_and_earlier_batches_come_again()
    {
        await using var shard = new ChildShard("all", Restarts);
        var checkpointer = new FakeCheckpointer(new InvalidOperationException("not now"));
        await shard.InitializeAsync("0");
        await shard.ProcessAsync(checkpointer, 1, 2);
        Kill(shard.ChildId);

        await Assert.ThrowsAsync<ChildFailureException>(() => shard.ProcessAsync(checkpointer, 3));
        await shard.PassAsync(shard.ProcessAsync(new FakeCheckpointer(), 3));

        var again = shard.Sent.SkipWhile(line => !line.StartsWith("start", StringComparison.Ordinal)).Skip(1).SkipWhile(line => !line.StartsWith("start", StringComparison.Ordinal)).ToArray();
        Assert.Contains("\"sequenceNumber\":\"0\"", again[1], StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3"], Numbers(again[2]));
    }

    [Fact]
    public async Task What_a_child_had_checkpointed_is_not_given_to_another()
    {
        await using var shard = new ChildShard("checkpoints-then-dies", Restarts);
        var checkpointer = new FakeCheckpointer();
        await shard.InitializeAsync();

        await Assert.ThrowsAsync<ChildFailureException>(() => shard.ProcessAsync(checkpointer, 1, 2));
        await shard.PassAsync(shard.ProcessAsync(checkpointer, 1, 2));

        var initialize = Assert.Single(shard.Sent, line => line.Contains("initialize", StringComparison.Ordinal) && line.Contains("\"sequenceNumber\":\"1\"", StringComparison.Ordinal));
        Assert.Equal(["2"], Numbers(shard.Sent[Array.IndexOf(shard.Sent, initialize) + 1]));
        Assert.Equal(["1/0", "all"], checkpointer.Made);
    }

    [Fact]
    public async Task At_the_end_of_a_shard_records_come_again_and_their_checkpoint_is_not_yet_the_end()
    {
        await using var shard = new ChildShard("dies-at-end", Restarts);
        var checkpointer = new FakeCheckpointer();
        await shard.InitializeAsync();
        await shard.ProcessAsync(checkpointer, 1, 2);

        await Assert.ThrowsAsync<ChildFailureException>(() => shard.EndShardAsync(checkpointer));
        await shard.PassAsync(shard.EndShardAsync(checkpointer));

        Assert.Equal(
            ["start", "initialize", "processRecords", "shardEnded", "start", "initialize", "processRecords", "shardEnded", "checkpoint", "end"], shard.Story);
        Assert.Equal(["all"], checkpointer.Made);
    }

    [Fact]
    public async Task Each_that_fails_as_well_makes_the_pause_longer()
    {
        await using var shard = new ChildShard("dies", Restarts);
        await shard.InitializeAsync();
        await Assert.ThrowsAsync<ChildFailureException>(() => shard.ProcessAsync(new FakeCheckpointer(), 1));
        foreach (var seconds in (int[])[1, 2, 4, 8, 16, 30, 30])
        {
            var children = shard.Story.Count(line => line == "start");
            var work = shard.ProcessAsync(new FakeCheckpointer(), 1);
            shard.Time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
            Assert.Equal(children, shard.Story.Count(line => line == "start"));
            shard.Time.Advance(TimeSpan.FromTicks(1));
            await Assert.ThrowsAsync<ChildFailureException>(() => work);
            Assert.Equal(children + 1, shard.Story.Count(line => line == "start"));
        }
    }

    [Fact]
    public async Task Where_the_records_have_become_too_many_the_daemon_ends_after_all()
    {
        await using var shard = new ChildShard("dies", settings => settings with { Restart = true, MostKeptBytes = 1 });
        await shard.InitializeAsync();

        await Assert.ThrowsAsync<ChildFailureException>(() => shard.ProcessAsync(new FakeCheckpointer(), 1, 2));

        Assert.EndsWith("too many to be kept.", (await shard.Failures.First).Message, StringComparison.Ordinal);
    }

    private static ChildSettings Restarts(ChildSettings settings) => settings with { Restart = true };

    private static IEnumerable<string> Numbers(string message) =>
        message.Split("\"sequenceNumber\":\"").Skip(1).Select(rest => rest.Split('"')[0]);

    private static void Kill(int process)
    {
        using var child = System.Diagnostics.Process.GetProcessById(process);
        child.Kill();
        child.WaitForExit();
    }
}
