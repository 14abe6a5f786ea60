namespace Millrace.Lessons.Tests;

public sealed class BasicConsumerLessonTests(LessonPrograms programs) : LessonTests(programs)
{
    private const string Lesson = "03-basic-consumer";

    [Fact]
    public async Task It_reads_every_record_in_order_as_often_as_it_is_run()
    {
        await FillAsync();

        for (var time = 0; time < 2; time++)
        {
            var run = (await RunAsync(Lesson)).Ends(0);
            Assert.Equal(Enumerable.Range(1, 10).Select(i => $"device-{i}"), run.Lines.Where(l => l.Contains("\"celsius\"")).Select(Key));
            Assert.Equal("10 record(s) in shardId-000000000000, and it has no newer ones", Assert.Single(run.Of("GetRecords")));
        }
    }

    [Fact]
    public async Task Following_shows_what_is_put_later()
    {
        await RunAsync("01-make-a-stream");
        using var follower = Spawn(Lesson, Exports(), "--follow");
        try
        {
            await LineAsync("TRIM_HORIZON");
            await RunAsync("02-produce-data");
            Assert.Equal("device-1", Key(await LineAsync("\"celsius\"")));
        }
        finally
        {
            follower.Kill();
            await follower.WaitForExitAsync(CancellationToken.None);
        }

        async Task<string> LineAsync(string text)
        {
            while (await follower.StandardOutput.ReadLineAsync(Ending) is { } line)
                if (line.Contains(text, StringComparison.Ordinal)) return line;
            throw new EndOfStreamException(text);
        }
    }

    [Fact]
    public async Task Five_positions_start_in_five_places()
    {
        await FillAsync();

        var run = (await RunAsync(Lesson, "--positions")).Ends(0);

        Assert.StartsWith("is 6 of 10, ", Assert.Single(run.Of("the middle record")), StringComparison.Ordinal);
        var middle = run.Of("the middle record")[0].Split(' ')[^1];
        Assert.StartsWith("10 record(s)", Assert.Single(run.Of("TRIM_HORIZON")), StringComparison.Ordinal);
        Assert.Equal($"5 record(s), the first is {middle}", Assert.Single(run.Of("AT_SEQUENCE_NUMBER")));
        Assert.StartsWith("4 record(s)", Assert.Single(run.Of("AFTER_SEQUENCE_NUMBER")), StringComparison.Ordinal);
        // The batch arrived at one instant, so the position by time is that of its first record.
        Assert.StartsWith("9 record(s)", Assert.Single(run.Of("AT_TIMESTAMP")), StringComparison.Ordinal);
        Assert.Equal("0 record(s)", Assert.Single(run.Of("LATEST")));
    }

    [Fact]
    public async Task A_made_up_iterator_is_refused_with_the_way_back()
    {
        var run = (await RunAsync(Lesson, "--invalid")).Ends(1);

        Assert.Equal("Invalid ShardIterator.", Assert.Single(run.Of("InvalidArgumentException")));
        run.Says("AFTER_SEQUENCE_NUMBER");
    }

    [Fact]
    public async Task An_iterator_that_is_not_advanced_gives_the_same_record()
    {
        await FillAsync();

        var run = (await RunAsync(Lesson, "--stuck")).Ends(0);

        Assert.Equal(["device-1", "device-1", "device-1"], run.Lines.Where(l => l.Contains("\"celsius\"")).Select(l => l.Trim().Split(':')[0]));
    }

    [Fact]
    public async Task A_limit_divides_the_records_among_calls()
    {
        await FillAsync();

        var run = (await RunAsync(Lesson, "--limit", "3")).Ends(0);

        Assert.All((int[])[1, 2, 3], call => Assert.StartsWith("3 record(s), ", Assert.Single(run.Of($"GetRecords {call}")), StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, 9).Select(i => $"device-{i}"), run.Lines.Where(l => l.Contains("\"celsius\"")).Select(l => l.Trim().Split(':')[0]));
    }

    [Fact]
    public async Task Three_of_four_consumers_miss_records()
    {
        var run = (await RunAsync(Lesson, "--missed")).Ends(0);

        Assert.StartsWith("0 records", Assert.Single(run.Of("stopped when empty")), StringComparison.Ordinal);
        Assert.StartsWith("0 records", Assert.Single(run.Of("began at LATEST")), StringComparison.Ordinal);
        Assert.StartsWith("7 records", Assert.Single(run.Of("read one shard")), StringComparison.Ordinal);
        Assert.Equal("10 records", Assert.Single(run.Of("read all of both")));
        (await RunAsync("00-environment", "--leaked")).Says("0 stream(s)");
    }

    private async Task FillAsync()
    {
        (await RunAsync("01-make-a-stream")).Ends(0);
        (await RunAsync("02-produce-data")).Ends(0);
    }

    // 02:48:26.688           device-1: {...
    private static string Key(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].TrimEnd(':');
}
