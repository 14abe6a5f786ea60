using System.Globalization;
using Millrace.Client.Administration;
using Millrace.Model.Iam;

namespace Millrace.Lessons.Tests;

public sealed class ProduceDataLessonTests(LessonPrograms programs) : LessonTests(programs)
{
    private const string Lesson = "02-produce-data";

    [Fact]
    public async Task It_puts_one_record_and_a_batch_again_and_again()
    {
        await RunAsync("01-make-a-stream");

        for (var time = 0; time < 2; time++)
        {
            var run = (await RunAsync(Lesson)).Ends(0);
            Assert.StartsWith("34 bytes, key device-1: in shardId-000000000000 as number 4", Assert.Single(run.Of("PutRecord")), StringComparison.Ordinal);
            Assert.StartsWith("9 records in one call, 0 failed", Assert.Single(run.Of("PutRecords")), StringComparison.Ordinal);
            run.Says("dotnet run lessons/03-basic-consumer/main.cs");
        }
    }

    [Fact]
    public async Task Keys_decide_how_records_spread_over_shards()
    {
        var run = (await RunAsync(Lesson, "--keys")).Ends(0);

        Assert.Equal([0, 0, 0, 400], Counts("always the same").Order());
        Assert.Equal(3, Counts("one of 3 sites").Count(n => n > 0));
        Assert.All(Counts("one of 20 devices"), n => Assert.True(n > 0));
        Assert.All(Counts("a new one each time"), n => Assert.InRange(n, 40, 200));

        List<int> Counts(string choice)
        {
            var counts = run.Of(choice)[0].Split(':')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(400, counts.Sum());
            return counts;
        }
    }

    [Fact]
    public async Task A_file_goes_in_as_its_bytes()
    {
        await RunAsync("01-make-a-stream");
        var file = Path.Combine(Home, "some.txt");
        await File.WriteAllBytesAsync(file, new byte[700_000], Ending);

        (await RunAsync(Lesson, "--file", file)).Ends(0).Says("700000 bytes, key some.txt: in shardId-000000000000");
        (await RunAsync(Lesson, "--file", file + ".not")).Ends(1).Says("Could not find file");
    }

    [Fact]
    public async Task One_MiB_with_its_key_is_taken_and_a_byte_more_is_not()
    {
        var run = (await RunAsync(Lesson, "--big")).Ends(1);

        Assert.StartsWith("1048573 bytes, key key: in shardId-000000000000", Assert.Single(run.Of("PutRecord")), StringComparison.Ordinal);
        Assert.Contains("Member must have length less than or equal to", Assert.Single(run.Of("ValidationException")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_is_counted_and_a_server_that_does_not_throttle_is_said_not_to()
    {
        var run = (await RunAsync(Lesson, "--flood")).Ends(0);

        var calls = run.Of("PutRecords x 4");
        Assert.Matches("^2000 small records in [0-9]+ ms: 0 refused$", calls[0]);
        Assert.Matches("^40 records of 100 kB in [0-9]+ ms: 0 refused$", calls[1]);
        run.Says("this server does not throttle").Says("ProvisionedThroughputExceededException");
    }

    [Fact]
    public async Task A_batch_has_many_numbers_and_a_list_has_one()
    {
        var run = (await RunAsync(Lesson, "--list")).Ends(0);

        Assert.Equal("1 call, 100 records, 100 sequence numbers, 3450 bytes", Assert.Single(run.Of("PutRecords")));
        Assert.Matches(@"^of a list +1 call, 1 record, 1 sequence number \([0-9]+\), 3551 bytes$", Assert.Single(run.Of("PutRecord")));
    }

    [Fact]
    public async Task A_producer_packs_many_readings_into_few_records()
    {
        var run = (await RunAsync(Lesson, "--producer")).Ends(0);

        Assert.StartsWith("2000 readings put; the first is number 0 inside record 4", Assert.Single(run.Of("KinesisProducer")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_may_put_a_record_and_nothing_else_and_only_for_a_while()
    {
        var run = (await RunAsync(Lesson, "--device")).Ends(0);

        const string Who = "no: User: arn:aws:sts::000000000000:assumed-role/millrace-lessons-fleet/device-1 is not authorized to perform: ";
        const string Here = " on resource: arn:aws:kinesis:us-east-1:000000000000:stream/millrace-lessons-experiment";
        var puts = run.Of("PutRecord");
        Assert.Equal("yes", puts[0]);
        Assert.Equal($"{Who}kinesis:PutRecords{Here} because no session policy allows the kinesis:PutRecords action", Assert.Single(run.Of("PutRecords")));
        Assert.EndsWith("because no session policy allows the kinesis:PutRecord action", Assert.Single(run.Of("PutRecord elsewhere")), StringComparison.Ordinal);
        foreach (var call in (string[])["GetShardIterator", "GetRecords", "DescribeStream", "DeleteStream"])
            Assert.Equal($"{Who}kinesis:{call}{Here} because no identity-based policy allows the kinesis:{call} action", Assert.Single(run.Of(call)));
        Assert.StartsWith(Who + "kinesis:ListStreams", Assert.Single(run.Of("ListStreams")), StringComparison.Ordinal);
        Assert.StartsWith(Who + "iam:ListUsers", Assert.Single(run.Of("ListUsers")), StringComparison.Ordinal);
        Assert.StartsWith(Who + "iam:CreateAccessKey", Assert.Single(run.Of("CreateAccessKey")), StringComparison.Ordinal);
        Assert.Equal("no: The security token included in the request is expired", puts[^1]);
        Assert.Empty(await IdentitiesAsync());
        (await RunAsync("00-environment", "--leaked")).Says("0 stream(s)");
    }

    [Fact]
    public async Task After_an_interrupt_the_device_experiment_leaves_nothing_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send");
        using var administration = new MillraceAdministration(new Uri(Endpoint));
        // The device's first record waits, so that the experiment is surely in its midst.
        await administration.AddFaultAsync(new FaultRule { Operation = "PutRecord", DelayMilliseconds = 600_000 }, Ending);
        using var lesson = Spawn(Lesson, Exports(), "--device");
        while (await lesson.StandardOutput.ReadLineAsync(Ending) is { } line && !line.StartsWith("AssumeRole", StringComparison.Ordinal))
        {
        }

        Assert.NotEmpty(await IdentitiesAsync());
        (await InterruptAsync(lesson)).Ends(1).Says("and what the experiment had made is deleted");
        Assert.Empty(await IdentitiesAsync());
        await administration.ClearFaultsAsync(Ending);
        (await RunAsync("00-environment", "--leaked")).Says("0 stream(s)");
    }

    [Fact]
    public async Task What_could_not_be_deleted_is_said_and_deleted_by_the_next_run()
    {
        using var administration = new MillraceAdministration(new Uri(Endpoint));
        // The first time, before anything is made, there is nothing to delete.
        await administration.AddFaultAsync(new FaultRule { Operation = "DeleteRole", Every = 2, Error = "DeleteConflict", Message = "not now", Status = 409 }, Ending);

        var run = (await RunAsync(Lesson, "--device")).Ends(1);

        Assert.StartsWith("user millrace-lessons-broker, role millrace-lessons-fleet: run this again", Assert.Single(run.Of("NOT deleted")), StringComparison.Ordinal);
        Assert.Equal("not now", Assert.Single(run.Of("DeleteConflict")));
        Assert.Equal(["millrace-lessons-fleet"], await IdentitiesAsync());
        await administration.ClearFaultsAsync(Ending);
        (await RunAsync(Lesson, "--device")).Ends(0);
        Assert.Empty(await IdentitiesAsync());
    }

    [Fact]
    public async Task What_a_killed_run_left_is_in_nobodys_way()
    {
        using var iam = Iam();
        await iam.CreateUserAsync(new CreateUserRequest { UserName = "millrace-lessons-broker" }, Ending);
        await iam.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = "millrace-lessons-broker" }, Ending);
        await iam.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = "millrace-lessons-broker" }, Ending);

        (await RunAsync(Lesson, "--device")).Ends(0);

        Assert.Empty(await IdentitiesAsync());
    }

    [Fact]
    public async Task A_stream_that_does_not_exist_takes_nothing()
    {
        var run = (await RunAsync(Lesson, "--missing")).Ends(1);

        Assert.Equal("Stream millrace-lessons-typo under account 000000000000 not found.", Assert.Single(run.Of("ResourceNotFoundException")));
    }

    [Fact]
    public async Task The_experiments_leave_nothing_behind()
    {
        await RunAsync("01-make-a-stream");
        foreach (var flag in (string[])["--keys", "--big", "--flood", "--list", "--producer"]) await RunAsync(Lesson, flag);

        (await RunAsync("00-environment", "--leaked")).Says("1 stream(s) could be read");
        (await RunAsync("03-basic-consumer")).Says("0 record(s) in shardId-000000000000");
    }
}
