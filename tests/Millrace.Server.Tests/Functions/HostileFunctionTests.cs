using System.Net;
using System.Text;

namespace Millrace.Server.Tests.Functions;

/// <summary>Functions that mean harm, called over HTTP: each call has the error that AWS documents, no process is left, and the server answers on.</summary>
public sealed class HostileFunctionTests(HostileServer server) : IClassFixture<HostileServer>
{
    [Fact]
    public async Task One_that_forks_and_exits_leaves_no_process()
    {
        var mark = $"{Random.Shared.Next(100_000, 1_000_000)}.5";
        await server.CreateAsync(
            "forks",
            $$"""
            const { spawnSync } = require('child_process');
            exports.handler = async () => {
              spawnSync('sh', ['-c', 'i=0; while [ $i -lt 200 ]; do setsid sleep {{mark}} & i=$((i+1)); done'], { stdio: 'ignore' });
              process.exit(3);
            };
            """);

        var (status, header, body) = await server.InvokeAsync("forks");

        Assert.Equal((HttpStatusCode.OK, "Unhandled"), (status, header("X-Amz-Function-Error")));
        Assert.Matches("""^\{"errorType":"Runtime.ExitError","errorMessage":"RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 3"\}$""", body);
        await HostileServer.NoneIsLeftAsync(mark);
        await server.AnswersAsync();
    }

    [Fact]
    public async Task One_that_fills_the_disk_gets_an_error_of_the_system()
    {
        await server.CreateAsync(
            "fills",
            """
            const fs = require('fs');
            exports.handler = async () => {
              const file = fs.openSync(`${process.env.TMPDIR}/big`, 'w');
              try { fs.writeSync(file, Buffer.alloc(1), 0, 1, 600 * 1024 * 1024); return 'written'; } catch (error) { return error.code; }
            };
            """);

        var (status, header, body) = await server.InvokeAsync("fills");

        Assert.Equal((HttpStatusCode.OK, null), (status, header("X-Amz-Function-Error")));
        Assert.Matches("ENOSPC|EFBIG", body);
        await server.AnswersAsync();
    }

    [Fact]
    public async Task One_that_prints_a_hundred_megabytes_answers_with_the_end_of_its_log()
    {
        await server.CreateAsync(
            "prints", "exports.handler = async () => { const line = 'x'.repeat(1023) + '\\n'; for (let i = 0; i < 100 * 1024; i++) process.stdout.write(line); return 'printed'; };", timeout: 60);

        var (status, header, body) = await server.InvokeAsync("prints");

        Assert.Equal((HttpStatusCode.OK, "\"printed\""), (status, body));
        var log = Encoding.UTF8.GetString(Convert.FromBase64String(header("X-Amz-Log-Result")!));
        Assert.Equal(4096, log.Length);
        Assert.Contains("\nREPORT RequestId: ", log, StringComparison.Ordinal);
        await server.AnswersAsync();
    }

    [Fact]
    public async Task One_that_lets_nothing_else_run_keeps_its_connection()
    {
        await server.CreateAsync("blocks", "exports.handler = async () => { const end = Date.now() + 4000; while (Date.now() < end); return 'done'; };");

        Assert.Equal("\"done\"", (await server.InvokeAsync("blocks")).Body);
    }

    [Fact]
    public async Task One_that_ignores_signals_is_ended_when_its_time_is_up()
    {
        await server.CreateAsync("ignores", "process.on('SIGTERM', () => {}); process.on('SIGINT', () => {}); exports.handler = async () => { for (;;); };", timeout: 1);

        var (status, header, body) = await server.InvokeAsync("ignores");

        Assert.Equal((HttpStatusCode.OK, "Unhandled"), (status, header("X-Amz-Function-Error")));
        Assert.Matches("""^\{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: [0-9a-f-]{36} Error: Task timed out after 1.00 seconds"\}$""", body);
        await server.AnswersAsync();
    }

    [Fact]
    public async Task One_that_answers_too_much_is_told()
    {
        await server.CreateAsync("answers", "exports.handler = async (event) => 'x'.repeat(event.length);");

        var (status, header, body) = await server.InvokeAsync("answers", """{"length":6291555}""");

        Assert.Equal((HttpStatusCode.OK, "Unhandled"), (status, header("X-Amz-Function-Error")));
        Assert.Equal(
            """{"errorType":"Function.ResponseSizeTooLarge","errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes)."}""", body);
        Assert.Equal(6291556, (await server.InvokeAsync("answers", """{"length":6291554}""")).Body.Length);
    }

    [Fact]
    public async Task What_is_sent_may_have_six_megabytes_and_no_byte_more()
    {
        await server.CreateAsync("takes", "exports.handler = async (event) => event.length;");

        Assert.Equal("6291454", (await server.InvokeAsync("takes", $"\"{new string('x', 6291454)}\"")).Body);
        var (status, _, body) = await server.InvokeAsync("takes", $"\"{new string('x', 6291455)}\"");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("Request must be smaller than 6291456 bytes for the InvokeFunction operation", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_throws_is_an_answer_with_headers()
    {
        await server.CreateAsync("throws", "exports.handler = async () => { throw new TypeError('no'); };");

        var (status, header, body) = await server.InvokeAsync("throws");

        Assert.Equal((HttpStatusCode.OK, "Unhandled", "$LATEST"), (status, header("X-Amz-Function-Error"), header("X-Amz-Executed-Version")));
        Assert.StartsWith("""{"errorType":"TypeError","errorMessage":"no","trace":["TypeError: no",""", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task None_sees_the_data_of_the_server()
    {
        await server.CreateAsync(
            "looks",
            """
            const fs = require('fs');
            exports.handler = async (data) => ['', '/root', '/state.db', '/format'].map((name) => { try { return fs.readdirSync(data + name).length; } catch (error) { return error.code === 'ENOTDIR' ? 'there' : 'no'; } });
            """);

        var (_, header, body) = await server.InvokeAsync("looks", $"\"{server.Data}\"");

        var log = Encoding.UTF8.GetString(Convert.FromBase64String(header("X-Amz-Log-Result")!));
        if (log.Contains("see every file", StringComparison.Ordinal)) Assert.Skip("This machine does not hide files.");
        Assert.Equal("""["no","no","no","no"]""", body);
    }
}
