using Microsoft.Extensions.Logging;
using Millrace.Kcl.MultiLang.Processes;
using Millrace.Kcl.Processing;
using static Millrace.Kcl.MultiLang.Tests.ChildShard;

namespace Millrace.Kcl.MultiLang.Tests;

/// <summary>What real children do to a processor. They are shell scripts.</summary>
public sealed class MultiLangRecordProcessorTests
{
    [Fact]
    public async Task A_child_sees_every_call_once_in_order()
    {
        await using var shard = new ChildShard("all");
        var checkpointer = new FakeCheckpointer();

        await shard.InitializeAsync("7");
        await shard.ProcessAsync(checkpointer, 8, 9);
        await shard.ProcessAsync(checkpointer, 10);
        await shard.RequestShutdownAsync(checkpointer);
        await shard.LoseAsync();

        Assert.Equal(
            ["start", "initialize", "processRecords", "checkpoint", "processRecords", "checkpoint", "shutdownRequested", "checkpoint", "leaseLost", "end"],
            shard.Story);
        Assert.Equal("""{"action":"initialize","shardId":"shard-1","sequenceNumber":"7","subSequenceNumber":0}""", shard.Sent[1]);
        Assert.Equal("""{"action":"checkpoint","sequenceNumber":null,"subSequenceNumber":null,"error":null}""", shard.Sent[3]);
        Assert.Equal(["all", "all", "all"], checkpointer.Made);
        Assert.Equal(0, shard.Running);
        Assert.Contains(shard.Log.Lines, line => line.EndsWith("ended: exit code 0.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task At_the_end_of_a_shard_a_child_checkpoints_and_is_ended()
    {
        await using var shard = new ChildShard("all");
        var checkpointer = new FakeCheckpointer();

        await shard.InitializeAsync();
        await shard.EndShardAsync(checkpointer);

        Assert.Equal(["start", "initialize", "shardEnded", "checkpoint", "end"], shard.Story);
        Assert.Equal(["all"], checkpointer.Made);
    }

    [Fact]
    public async Task A_lease_that_is_lost_before_there_is_a_child_needs_none()
    {
        await using var shard = new ChildShard("all");

        await shard.LoseAsync();

        Assert.Empty(shard.Sent);
    }

    [Fact]
    public async Task Noise_is_skipped_and_told()
    {
        await using var shard = new ChildShard("noise");

        await shard.InitializeAsync();
        await shard.ProcessAsync(new FakeCheckpointer(), 1);
        await shard.LoseAsync();

        Assert.Equal(5, shard.Log.At(LogLevel.Information).Count(line => line.Contains("skipped, for it is no message", StringComparison.Ordinal)));
        Assert.Contains("shard-1: skipped, for it is no message (no JSON object): processing", shard.Log.Lines);
    }

    [Fact]
    public async Task A_flood_on_both_outputs_stops_nothing()
    {
        await using var shard = new ChildShard("flood");

        await shard.InitializeAsync();
        await shard.ProcessAsync(new FakeCheckpointer(), 1);
        await shard.LoseAsync();

        Assert.Equal(3000, shard.Log.At(LogLevel.Information).Count(line => line.StartsWith("shard-1 stderr: line ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_number_that_is_no_text_keeps_its_digits()
    {
        await using var shard = new ChildShard("numeric");
        var checkpointer = new FakeCheckpointer();

        await shard.InitializeAsync();
        await shard.ProcessAsync(checkpointer, 1);

        Assert.Equal(["49590338271490256608559692538361571095921575989136588898/0"], checkpointer.Made);
    }

    [Theory]
    [InlineData("ShutdownException")]
    [InlineData("ThrottlingException")]
    [InlineData("InvalidStateException")]
    [InlineData("KinesisClientLibDependencyException")]
    [InlineData("IllegalArgumentException")]
    public async Task A_checkpoint_that_fails_is_told_by_name_and_the_exchange_goes_on(string name)
    {
        Exception error = name switch
        {
            "ShutdownException" => new ShutdownException("x"),
            "ThrottlingException" => new ThrottlingException("x"),
            "InvalidStateException" => new InvalidStateException("x"),
            "IllegalArgumentException" => new ArgumentException("x"),
            _ => new HttpRequestException("x"),
        };
        await using var shard = new ChildShard("exact");

        await shard.InitializeAsync();
        await shard.ProcessAsync(new FakeCheckpointer(error), 1);

        Assert.Equal($$"""{"action":"checkpoint","sequenceNumber":"12","subSequenceNumber":3,"error":"{{name}}"}""", shard.Sent[^1]);
        Assert.False(shard.Failures.First.IsCompleted);
    }

    [Theory]
    [InlineData("early")]
    [InlineData("late")]
    public async Task Where_nothing_can_be_checkpointed_it_is_an_invalid_state(string how)
    {
        await using var shard = new ChildShard(how);

        await shard.InitializeAsync();
        await shard.LoseAsync();

        Assert.Contains("""{"action":"checkpoint","sequenceNumber":null,"subSequenceNumber":null,"error":"InvalidStateException"}""", shard.Sent);
    }

    [Theory]
    [InlineData("wrong", "answered 'initialize' where the answer to 'processRecords' was due: killed, nothing on stderr")]
    [InlineData("unsaid", "answered '' where the answer to 'processRecords' was due: killed, nothing on stderr")]
    [InlineData("dies", "ended in the midst of 'processRecords': exit code 3; last on stderr:\n  it broke\n  at line 7")]
    public async Task A_child_that_fails_ends_the_daemon_and_says_why(string how, string why)
    {
        await using var shard = new ChildShard(how);
        await shard.InitializeAsync();
        var id = shard.ChildId;

        var failure = await Assert.ThrowsAsync<ChildFailureException>(() => shard.ProcessAsync(new FakeCheckpointer(), 1));

        Assert.Equal($"shard-1: child {id} {why}", failure.Message);
        Assert.Same(failure, await shard.Failures.First);
        Assert.Equal(0, shard.Running);
        Assert.Same(failure, await Assert.ThrowsAsync<ChildFailureException>(() => shard.ProcessAsync(new FakeCheckpointer(), 1)));
        await shard.LoseAsync();
        Assert.Equal(["start", "initialize", "processRecords"], shard.Story);
    }

    [Fact]
    public async Task A_child_that_dies_before_the_first_word_ends_the_daemon()
    {
        await using var shard = new ChildShard("dies-first");

        var failure = await Assert.ThrowsAsync<ChildFailureException>(() => shard.InitializeAsync());

        Assert.EndsWith("'initialize': exit code 4; last on stderr:\n  no luck", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_that_does_not_answer_in_time_is_killed()
    {
        await using var shard = new ChildShard("hangs", settings => settings with { Timeout = TimeSpan.FromSeconds(30) });
        await shard.InitializeAsync();
        var work = shard.ProcessAsync(new FakeCheckpointer(), 1);

        await shard.PassAsync(work);

        var failure = await Assert.ThrowsAsync<ChildFailureException>(() => work);
        Assert.Contains("did not answer 'processRecords' within 30 s (timeoutInSeconds): killed", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, shard.Running);
    }

    [Fact]
    public async Task A_child_that_does_not_read_is_killed_in_time()
    {
        await using var shard = new ChildShard("deaf", settings => settings with { Timeout = TimeSpan.FromSeconds(30) });
        var work = shard.InitializeAsync();

        await shard.PassAsync(work);

        Assert.Contains("'initialize'", (await Assert.ThrowsAsync<ChildFailureException>(() => work)).Message, StringComparison.Ordinal);
        Assert.Equal(0, shard.Running);
    }

    [Fact]
    public async Task A_lost_lease_lets_a_busy_child_finish_but_does_not_wait_for_ever()
    {
        await using var shard = new ChildShard("hangs");
        using var lost = new CancellationTokenSource();
        await shard.InitializeAsync();
        var work = shard.ProcessAsync(new FakeCheckpointer(), lost.Token, 1);
        await shard.SentAsync("processRecords");

        await lost.CancelAsync();
        shard.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(work.IsCompleted);
        await shard.PassAsync(work);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Equal(0, shard.Running);
        Assert.False(shard.Failures.First.IsCompleted);
    }

    [Fact]
    public async Task A_child_that_does_not_exit_is_killed_after_a_grace()
    {
        await using var shard = new ChildShard("stays");
        await shard.InitializeAsync();

        await shard.PassAsync(shard.LoseAsync());

        Assert.Contains(shard.Log.Lines, line => line.EndsWith("ended: killed.", StringComparison.Ordinal));
        Assert.Equal(0, shard.Running);
    }

    [Fact]
    public async Task A_child_that_dies_when_asked_to_shut_down_ends_nothing_else()
    {
        await using var shard = new ChildShard("dies-when-asked");
        await shard.InitializeAsync();

        await shard.RequestShutdownAsync(new FakeCheckpointer());
        await shard.LoseAsync();

        Assert.Contains(shard.Log.At(LogLevel.Error), line => line.Contains("'shutdownRequested': exit code 5", StringComparison.Ordinal));
        Assert.False(shard.Failures.First.IsCompleted);
    }

    [Fact]
    public async Task A_child_that_forgets_the_checkpoint_at_the_end_of_its_shard_is_asked_again()
    {
        await using var shard = new ChildShard("forgets-once");
        var checkpointer = new FakeCheckpointer();
        await shard.InitializeAsync();

        await shard.EndShardAsync(checkpointer);
        Assert.Empty(checkpointer.Made);
        Assert.Contains(shard.Log.At(LogLevel.Error), line => line.Contains("did not checkpoint when its shard had ended", StringComparison.Ordinal));
        await shard.PassAsync(shard.EndShardAsync(checkpointer));

        Assert.Equal(["all"], checkpointer.Made);
        Assert.Equal(["start", "initialize", "shardEnded", "end", "start", "initialize", "shardEnded", "checkpoint", "end"], shard.Story);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_named()
    {
        var failures = new ChildFailures();
        var log = new Log();
        var processor = new MultiLangRecordProcessor(
            "shard-1", new ChildLauncher(["no-such-program"], log, TimeProvider.System), new ChildSettings(), failures, log);

        await Assert.ThrowsAsync<ChildFailureException>(() =>
            processor.InitializeAsync(new InitializationInput("shard-1", ExtendedSequenceNumber.Latest, null, default), Ending));

        Assert.StartsWith("executableName: there is no program 'no-such-program' in PATH or in ", (await failures.First).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_has_a_process_group_of_its_own()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        await using var shard = new ChildShard("all");
        await shard.InitializeAsync();

        // After the name in brackets: state, parent, process group.
        var stat = await File.ReadAllTextAsync($"/proc/{shard.ChildId}/stat", Ending);

        Assert.Equal($"{shard.ChildId}", stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[2]);
    }
}
