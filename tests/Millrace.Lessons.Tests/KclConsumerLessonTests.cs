namespace Millrace.Lessons.Tests;

public sealed class KclConsumerLessonTests(LessonPrograms programs) : LessonTests(programs)
{
    private const string Lesson = "04-kcl-consumer";

    [Fact]
    public async Task It_reads_what_is_new_since_the_last_run()
    {
        await FillAsync();

        var first = (await RunAsync(Lesson)).Ends(0);
        Assert.Equal(Enumerable.Range(1, 10).Select(i => $"device-{i}"), Devices(first));
        Assert.Equal("shardId-000000000000 from TRIM_HORIZON on", Assert.Single(first.Of("initialize")));
        Assert.StartsWith("10 record(s) since the last run", Assert.Single(first.Of("stopped")), StringComparison.Ordinal);

        var second = (await RunAsync(Lesson)).Ends(0);
        Assert.Empty(Devices(second));
        Assert.DoesNotContain("TRIM_HORIZON", Assert.Single(second.Of("initialize")), StringComparison.Ordinal);

        await RunAsync("02-produce-data");
        Assert.Equal(Enumerable.Range(1, 10).Select(i => $"device-{i}"), Devices((await RunAsync(Lesson)).Ends(0)));
    }

    [Fact]
    public async Task Forgetting_begins_again()
    {
        await FillAsync();
        (await RunAsync(Lesson)).Ends(0);

        Assert.Contains("millrace-lessons-net", (await RunAsync(Lesson, "--forget")).Ends(0).Of("DeleteTable"));

        Assert.Equal(10, Devices((await RunAsync(Lesson)).Ends(0)).Count());
    }

    [Fact]
    public async Task Following_goes_on_until_Ctrl_C_and_stops_in_order()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send");
        await FillAsync();
        using var lesson = Spawn(Lesson, Exports(), "--follow");
        var read = 0;
        while (read < 10 && await lesson.StandardOutput.ReadLineAsync(Ending) is { } line) read += line.Contains("\"celsius\"", StringComparison.Ordinal) ? 1 : 0;

        var run = (await InterruptAsync(lesson)).Ends(0);

        run.Says("shutdownRequested").Says("10 record(s) since the last run");
    }

    [Fact]
    public async Task Records_arrive_as_they_were_put_and_packed_ones_unpacked()
    {
        var run = (await RunAsync(Lesson, "--messages")).Ends(0);

        for (var i = 0; i < 4; i++) Assert.StartsWith($"device-{i}: 'reading {i}', number ", Assert.Single(run.Of($"record {i + 1}")), StringComparison.Ordinal);
        Assert.Contains("sub-sequence 2", run.Of("record 4")[0], StringComparison.Ordinal);
        await LeavesNothingAsync();
    }

    [Fact]
    public async Task Latency_is_measured_in_both_ways_of_reading()
    {
        var run = (await RunAsync(Lesson, "--latency")).Ends(0);

        Assert.Matches("^half within [0-9]+ ms, 90 % within [0-9]+ ms, all within [0-9]+ ms$", run.Of("Polling")[0]);
        Assert.Matches("^half within [0-9]+ ms, 90 % within [0-9]+ ms, all within [0-9]+ ms$", run.Of("FanOut")[0]);
        await LeavesNothingAsync();
    }

    [Fact]
    public async Task What_becomes_of_a_record_whose_processor_throws_is_a_choice()
    {
        var run = (await RunAsync(Lesson, "--throws")).Ends(0);

        Assert.Equal("1 2 throws at 3, 1 2 3 4 5", run.Of("Retry")[0]);
        Assert.Equal("1 2 throws at 3,", run.Of("Skip")[0]);
        Assert.Equal("1 2 throws at 3, the worker stops (the third record was too much), another goes on: 1 2 3 4 5", run.Of("Stop")[0]);
        await LeavesNothingAsync();
    }

    [Fact]
    public async Task Two_workers_share_the_leases_and_one_takes_over_from_the_other()
    {
        var run = (await RunAsync(Lesson, "--leases")).Ends(0);

        Assert.Equal(["ada is alone:", "bob has come:", "ada has left:"], run.Of("Scan"));
        var owners = run.Lines.Where(l => l.Contains("shardId-", StringComparison.Ordinal)).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]).ToList();
        Assert.Equal(12, owners.Count);
        Assert.All(owners[..4], owner => Assert.Equal("ada", owner));
        Assert.Equal(["ada", "ada", "bob", "bob"], owners[4..8].Order());
        Assert.All(owners[8..], owner => Assert.Equal("bob", owner));
        await LeavesNothingAsync();
    }

    [Fact]
    public async Task After_an_interrupt_an_experiment_has_deleted_what_it_made()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send");
        using var lesson = Spawn(Lesson, Exports(), "--latency");
        while (!await ExistsAsync()) Assert.False(lesson.HasExited);

        (await InterruptAsync(lesson)).Ends(1).Says("stopped");

        await LeavesNothingAsync();

        async Task<bool> ExistsAsync()
        {
            using var kinesis = Kinesis();
            return (await kinesis.ListStreamsAsync(new(), Ending)).StreamNames.Count > 0;
        }
    }

    private async Task FillAsync()
    {
        (await RunAsync("01-make-a-stream")).Ends(0);
        (await RunAsync("02-produce-data")).Ends(0);
    }

    // No stream, and no table.
    private async Task LeavesNothingAsync()
    {
        using var kinesis = Kinesis();
        Assert.Empty((await kinesis.ListStreamsAsync(new(), Ending)).StreamNames);
        Assert.Empty((await RunAsync(Lesson, "--forget")).Ends(0).Of("DeleteTable"));
    }

    private static IEnumerable<string> Devices(LessonRun run) =>
        run.Lines.Where(l => l.Contains("\"celsius\"", StringComparison.Ordinal)).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].TrimEnd(':'));
}
