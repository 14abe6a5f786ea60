using System.Net;
using System.Net.Sockets;
using Millrace.Model.DynamoDB;

namespace Millrace.CommandLine.Tests;

public sealed class VerbTests(SharedServer server)
{
    [Fact]
    public async Task The_status_tells_what_the_server_is()
    {
        var status = await server.JsonAsync("status", "--wait");

        Assert.Equal(server.Endpoint, ((string)status["endpoint"]!).TrimEnd('/'));
        Assert.Equal("normal", (string)status["durability"]!);
        var late = await server.RunAsync("status", "--wait", "--timeout", "300ms", "--endpoint", "http://127.0.0.1:1");
        Assert.Equal(124, late.ExitCode);
    }

    [Fact]
    public async Task A_server_goes_on_in_the_background_with_its_seed_until_it_is_stopped()
    {
        var directory = Directory.CreateTempSubdirectory("millrace-test-");
        var seed = Path.Combine(directory.FullName, "seed.json");
        await File.WriteAllTextAsync(seed, """{"streams": [{"name": "orders", "records": [{"key": "a", "data": "hello"}, {"key": "b", "data": {"id": 7}}]}]}""", TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string?> { ["MILLRACE_DATA"] = Path.Combine(directory.FullName, "data") };

        var started = await ProgramRun.PipedAsync(environment, "", "start", "--detach", "--port", "0", "--seed", seed);
        Assert.True(started.ExitCode == 0, started.Errors);
        environment["AWS_ENDPOINT_URL"] = started.Output.Split(' ')[4];
        var read = await ProgramRun.PipedAsync(environment, "", "stream", "tail", "orders", "--from", "oldest", "--no-follow");
        Assert.Equal(["a", "b"], read.Lines.Select(static record => (string)record["key"]!));

        var stopped = await ProgramRun.PipedAsync(environment, "", "stop");
        Assert.Equal(0, stopped.ExitCode);
        Assert.Equal(1, (await ProgramRun.PipedAsync(environment, "", "status")).ExitCode);
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task A_seed_that_is_none_is_wrong_usage()
    {
        var result = await server.RunAsync("start", "--seed", "/no/such.json");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--seed: '/no/such.json' cannot be used", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_leaves_a_stream_empty_with_its_shards()
    {
        var stream = await server.StreamAsync(shards: 2);
        await server.PutAsync(stream, "k", "x");

        Assert.Equal(2, (int)(await server.JsonAsync("reset", stream))[0]!["shards"]!);

        Assert.Equal("", (await server.RunAsync("stream", "tail", stream, "--from", "oldest", "--no-follow")).Output);
        var all = await server.RunAsync("reset");
        Assert.Equal(2, all.ExitCode);
        Assert.Contains("say so with --yes", all.Errors, StringComparison.Ordinal);
        await using var asked = ProgramRun.StartOnTerminal(server.Environment, 100, "reset");
        await asked.SeeAsync("[y/N]");
        await asked.TypeAsync("n\n");
        Assert.Equal(1, (await asked.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task The_doctor_ticks_what_is_well_and_fixes_what_is_not()
    {
        var well = (await server.JsonAsync("doctor")).AsArray();
        Assert.All(well, static check => Assert.True((bool)check!["ok"]!));
        Assert.Equal(
            ["version", "port", "http/2", "data directory", "clock", "endpoint variables", "profile", "credentials", "docker", "open files"],
            well.Select(static check => (string)check!["check"]!));

        var environment = new Dictionary<string, string?>(server.Environment)
        {
            ["AWS_ENDPOINT_URL_KINESIS"] = "https://kinesis.eu-west-1.amazonaws.com", ["AWS_ACCESS_KEY_ID"] = "test", ["AWS_PROFILE"] = "nobody", ["MILLRACE_DATA"] = "/proc/nowhere",
        };
        var ill = await ProgramRun.OnTerminalAsync(environment, 120, "doctor", "--endpoint", server.Endpoint);
        Assert.Equal(1, ill.ExitCode);
        Assert.Contains("\u2713\u001b[0m port", ill.Output, StringComparison.Ordinal);
        foreach (var name in (string[])["data directory", "endpoint variables", "profile", "credentials"]) Assert.Contains($"\u2717\u001b[0m {name}", ill.Output, StringComparison.Ordinal);
        Assert.Contains("fix:                export AWS_ENDPOINT_URL_KINESIS=http://127.0.0.1:4566", ill.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_tells_a_server_that_hangs_from_another_program()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var result = await server.RunAsync("doctor", "--endpoint", $"http://{listener.LocalEndpoint}");
        var port = result.Json.AsArray().Single(static check => (string)check!["check"]! == "port")!;
        Assert.Equal((1, $"http://{listener.LocalEndpoint} has not answered for 10 s"), (result.ExitCode, ((string)port["found"]!).Replace("/ has", " has", StringComparison.Ordinal)));
        Assert.StartsWith("see what keeps it busy", (string)port["fix"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Functions_are_called_and_their_logs_followed()
    {
        var name = await server.FunctionAsync();

        Assert.Equal(42, (int)(await server.JsonAsync("lambda", "invoke", name, """{"n": 21}"""))["answer"]!);
        var failed = await server.RunAsync("lambda", "invoke", name, """{"n": -1}""");
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("the function failed", failed.Errors, StringComparison.Ordinal);
        await using var logs = ProgramRun.Start(server.Environment, input: null, "logs", name, "-f");
        await logs.SeeAsync("was called 21");
        logs.Interrupt();
        Assert.Equal(130, (await logs.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task Leases_are_shown_as_their_table_has_them_and_items_as_JSON()
    {
        var table = SharedServer.NewName();
        await server.TableAsync(table, "leaseKey");
        await PutAsync(new() { ["leaseKey"] = "shardId-000000000001", ["leaseOwner"] = "w2", ["leaseCounter"] = 7, ["checkpoint"] = "LATEST" });
        await PutAsync(new() { ["leaseKey"] = "shardId-000000000000", ["leaseOwner"] = "w1", ["leaseCounter"] = 3, ["checkpoint"] = "TRIM_HORIZON" });
        await PutAsync(new() { ["leaseKey"] = "leader", ["kind"] = "lock" });

        var leases = (await server.JsonAsync("leases", table)).AsArray();
        Assert.Equal(["w1", "w2"], leases.Select(static lease => (string)lease!["worker"]!));
        await using var watched = ProgramRun.StartOnTerminal(server.Environment, 120, "leases", table, "--watch");
        await watched.SeeAsync($"{table}: 2 leases, 2 workers");
        await watched.TypeAsync("\u0003");
        Assert.Equal(130, (await watched.EndAsync()).ExitCode);

        Assert.Equal(3, (await server.JsonAsync("table", "scan", table)).AsArray().Count);
        Assert.Equal(7, (int)(await server.JsonAsync("table", "get", table, """{"leaseKey":"shardId-000000000001"}"""))["leaseCounter"]!);

        Task PutAsync(Dictionary<string, AttributeValue> item) => server.DynamoDB.PutItemAsync(new PutItemRequest { TableName = table, Item = item });
    }

    [Fact]
    public async Task A_user_may_do_what_was_attached_and_nothing_once_it_is_deleted()
    {
        var name = SharedServer.NewName();
        var user = await server.JsonAsync("iam", "create-user", name);
        var environment = new Dictionary<string, string?>(server.Environment) { ["AWS_ACCESS_KEY_ID"] = (string)user["accessKeyId"]!, ["AWS_SECRET_ACCESS_KEY"] = (string)user["secretAccessKey"]! };
        Assert.Equal(ExitCode.Denied, (await ProgramRun.PipedAsync(environment, "", "stream", "list")).ExitCode);

        await server.JsonAsync("iam", "attach-policy", name, "AmazonKinesisReadOnlyAccess");
        await server.JsonAsync("iam", "attach-policy", name, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"cloudwatch:*","Resource":"*"}]}""");
        var allowed = await ProgramRun.PipedAsync(environment, "", "stream", "list");
        Assert.Equal((ExitCode.Ok, ""), (allowed.ExitCode, allowed.Errors));

        // With its key and both policies.
        await server.JsonAsync("iam", "delete-user", name);
        Assert.Equal(ExitCode.Denied, (await ProgramRun.PipedAsync(environment, "", "iam", "whoami", "--endpoint", server.Endpoint)).ExitCode);
    }

    [Fact]
    public async Task Lessons_are_ticked_as_the_server_shows_them()
    {
        await server.JsonAsync("lessons", "--reset");
        Assert.Equal(1, (await server.RunAsync("lessons", "1", "--check")).ExitCode);

        await server.JsonAsync("stream", "create", "millrace-lessons");
        Assert.Equal(0, (await server.RunAsync("lessons", "1", "--check")).ExitCode);
        var shown = await server.OnTerminalAsync(120, "lessons", "1");
        Assert.Contains("[x] Create a stream", shown.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await server.RunAsync("lessons", "9")).ExitCode);
    }

    [Fact]
    public async Task A_bench_has_percentiles_and_leaves_nothing()
    {
        // In a region where no other test measures.
        var rows = (await server.JsonAsync("bench", "--duration", "20ms", "--region", "eu-west-2")).AsArray();

        Assert.Equal(["PutRecord", "PutRecords", "GetRecords"], rows.Select(static row => (string)row!["operation"]!));
        Assert.All(rows, static row => Assert.True((double)row!["p50"]! <= (double)row["p99"]!));
        Assert.Empty((await server.JsonAsync("stream", "list", "--region", "eu-west-2")).AsArray());
    }

    [Fact]
    public async Task After_two_dashes_everything_is_a_value()
    {
        var stream = await server.StreamAsync();
        Assert.Equal(ExitCode.Ok, (await server.RunAsync("put", stream, "--", "--x")).ExitCode);
        Assert.Contains("--x", (await server.RunAsync("stream", "tail", stream, "--from", "oldest", "-n", "1")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Did you mean doctor?", "docter")]
    [InlineData("'--no-wiat' is not known here. Did you mean --no-wait?", "stream", "delete", "orders", "--no-wiat")]
    public async Task What_is_wrong_is_told_with_exit_code_2(string complaint, params string[] arguments)
    {
        var result = await server.RunAsync(arguments);

        Assert.Contains(complaint, result.Errors, StringComparison.Ordinal);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
    }
}
