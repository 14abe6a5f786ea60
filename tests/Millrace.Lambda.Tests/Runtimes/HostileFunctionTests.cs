using System.Diagnostics;
using Millrace.Lambda.Runtimes;

namespace Millrace.Lambda.Tests.Runtimes;

/// <summary>What a function does to the machine, in each tier that the machine has.</summary>
public sealed class HostileFunctionTests
{
    private const string Node = "nodejs20.x";

    public static TheoryData<string> Tiers => ["strict", "basic"];

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task Children_that_leave_the_group_end_with_the_function(string tier)
    {
        var mark = $"{Random.Shared.Next(100_000, 1_000_000)}.25";
        await using var function = Start(
            $$"""
            const { spawn } = require('child_process');
            exports.handler = async () => {
              const shell = spawn('setsid', ['sh', '-c', 'sleep {{mark}} & sleep {{mark}} & exit 0'], { detached: true, stdio: 'inherit' });
              await new Promise((done) => shell.on('exit', done));
              return 'left';
            };
            """, tier);
        Assert.Equal("\"left\"", (await function.InvokeAsync("{}")).Body);
        await UntilAsync(() => Sleepers(mark) == 2);

        function.Process.Kill();

        Assert.Equal("signal: killed", await function.Process.Exited);
        await UntilAsync(() => Sleepers(mark) == 0);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task Children_end_when_the_function_ends_itself(string tier)
    {
        var mark = $"{Random.Shared.Next(100_000, 1_000_000)}.75";
        await using var function = Start(
            $$"""
            const { spawn } = require('child_process');
            exports.handler = () => { spawn('setsid', ['sleep', '{{mark}}'], { detached: true, stdio: 'inherit' }).on('spawn', () => setTimeout(() => process.exit(3), 50)); return new Promise(() => {}); };
            """, tier);
        function.Api.Send("{}");

        Assert.Equal("exit status 3", await function.Process.Exited);
        await UntilAsync(() => Sleepers(mark) == 0);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task A_full_temporary_folder_is_an_error_of_the_function(string tier)
    {
        await using var function = Start(
            """
            const fs = require('fs');
            exports.handler = async () => {
              const file = fs.openSync(`${process.env.TMPDIR}/big`, 'w');
              const block = Buffer.alloc(1 << 20);
              try { for (let i = 0; i < 40; i++) fs.writeSync(file, block); } catch (error) { return error.code; }
              return 'no error';
            };
            """, tier, temporary: 16);

        Assert.Matches("ENOSPC|EFBIG", (await function.InvokeAsync("{}")).Body);
    }

    [Fact]
    public async Task A_hundred_megabytes_of_output_are_read_in_bounded_parts()
    {
        long bytes = 0, longest = 0;
        await using var function = Start(
            "exports.handler = async () => { const block = 'x'.repeat(1 << 20); for (let i = 0; i < 100; i++) process.stdout.write(block); return 1; };",
            "strict", line => { bytes += line.Length; longest = Math.Max(longest, line.Length); });

        Assert.Equal("1", (await function.InvokeAsync("{}")).Body);
        function.Process.Kill();
        await function.Process.Exited;

        Assert.Equal(100 << 20, bytes);
        Assert.Equal(256 << 10, longest);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task A_function_that_ignores_signals_is_killed(string tier)
    {
        await using var function = Start("process.on('SIGTERM', () => {}); process.on('SIGHUP', () => {}); exports.handler = async () => { for (;;); };", tier);
        function.Api.Send("{}");
        await function.Api.Ready;

        function.Process.Kill();

        Assert.Equal("signal: killed", await function.Process.Exited);
    }

    [Fact]
    public async Task A_function_that_forks_without_end_has_a_thousand_processes_at_most()
    {
        if (Environment.OSVersion.Version < new Version(6, 14)) Assert.Skip("This kernel has no limit of processes for a namespace.");
        var mark = $"{Random.Shared.Next(100_000, 1_000_000)}.125";
        await using var function = Start(
            $$"""
            const { spawnSync } = require('child_process');
            exports.handler = async () => spawnSync('sh', ['-c', 'i=0; while [ $i -lt 1500 ]; do sleep {{mark}} & i=$((i+1)); done'], { stdio: 'ignore' }).status;
            """, "strict");
        Assert.NotEqual("0", (await function.InvokeAsync("{}")).Body);
        Assert.InRange(Sleepers(mark), 100, 1024);

        function.Process.Kill();

        await function.Process.Exited;
        await UntilAsync(() => Sleepers(mark) == 0);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task A_function_that_takes_too_much_memory_is_killed(string tier)
    {
        await using var function = Start(
            "exports.handler = async () => { const all = []; for (;;) { all.push(Buffer.alloc(8 << 20, 1)); await new Promise((done) => setTimeout(done, 5)); } };", tier, memory: 128);
        function.Api.Send("{}");

        Assert.Equal("signal: killed", await function.Process.Exited);
        Assert.True(function.Process.PeakMemory > 128 << 20);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task A_frozen_function_does_nothing_until_it_is_thawed(string tier)
    {
        await using var function = Start("setInterval(() => console.log('tick'), 5); exports.handler = async () => 1;", tier);
        await function.Api.Ready;
        await UntilAsync(() => function.Lines.Length > 0);

        function.Process.Freeze();

        await UntilAsync(() => States(function).All(state => state == 'T'));
        await function.Process.DrainAsync(Test.Token);
        var ticks = function.Lines.Length;
        function.Api.Send("{}");
        await function.Process.DrainAsync(Test.Token);
        Assert.Equal(ticks, function.Lines.Length);

        function.Process.Thaw();

        Assert.Equal("1", (await function.Api.NextAnswerAsync()).Body);
        await UntilAsync(() => function.Lines.Length > ticks);
        Assert.InRange(function.Process.PeakMemory, 1 << 20, 512 << 20);
    }

    [Fact]
    public async Task A_function_sees_nothing_of_the_machine_in_the_strict_tier()
    {
        if (!Launchers.Of("strict").Tier.StartsWith("strict", StringComparison.Ordinal))
            Assert.Skip("Namespaces do not work here.");
        var secret = Path.Combine(Path.GetTempPath(), $"secret-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(secret, "secret", Test.Token);
        await using var function = Start(
            """
            const fs = require('fs');
            const tried = (what) => { try { what(); return 'done'; } catch (error) { return error.code; } };
            exports.handler = async (secret) => ({
              secret: tried(() => fs.readFileSync(secret)),
              code: tried(() => fs.writeFileSync('/var/task/new', '')),
              etc: tried(() => fs.writeFileSync('/etc/new', '')),
              processes: fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length,
              devices: fs.readdirSync('/dev').length,
              home: process.env.HOME,
              task: process.cwd(),
            });
            """, "strict");

        var answer = await function.InvokeAsync($"\"{secret}\"");

        File.Delete(secret);
        Assert.Equal("""{"secret":"ENOENT","code":"EROFS","etc":"EROFS","processes":1,"devices":10,"home":"/tmp","task":"/var/task"}""", answer.Body);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task A_function_cannot_read_the_key_of_the_server(string tier)
    {
        if (!HidesFiles(tier))
            Assert.Skip($"This machine does not hide files in the tier {tier}.");
        var key = Path.Combine(Launchers.Data(tier), "root", "credentials");
        Directory.CreateDirectory(Path.GetDirectoryName(key)!);
        await File.WriteAllTextAsync(key, "secret", Test.Token);
        await using var function = Start(
            """
            const fs = require('fs');
            const { spawnSync } = require('child_process');
            const opened = (what) => { try { return what(); } catch (error) { return null; } };
            exports.handler = async ({ key, folder, hidden, server }) => {
              for (const way of [['umount', '-l', '/'], ['umount', folder], ['umount', hidden], ['chmod', '-R', '777', folder, hidden], ['mount', '-o', 'remount,rw', '/']]) spawnSync(way[0], way.slice(1));
              const roots = ['', `/proc/${server}/root`, '/proc/1/root', `/proc/${process.ppid}/root`, '/proc/self/root', `/proc/${server}/cwd`];
              const read = roots.map((root) => opened(() => fs.readFileSync(root + key, 'utf8')));
              return {
                read: read.filter((text) => text),
                links: opened(() => { fs.linkSync(key, `${process.env.TMPDIR}/link`); return fs.readFileSync(`${process.env.TMPDIR}/link`, 'utf8'); }),
                shell: spawnSync('sh', ['-c', 'cat "$1"', 'sh', key], { encoding: 'utf8' }).stdout,
                elsewhere: spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'sh', '-c', 'umount -l "$2"; cat "$1"', 'sh', key, hidden], { encoding: 'utf8' }).stdout,
                folder: opened(() => fs.readdirSync(folder)),
                hidden: opened(() => fs.readdirSync(hidden)),
                beside: fs.existsSync('/usr/bin'),
                memory: opened(() => fs.openSync(`/proc/${server}/mem`)),
                variables: opened(() => fs.readFileSync(`/proc/${server}/environ`, 'utf8')),
              };
            };
            """, tier);

        var answer = await function.InvokeAsync(
            $$"""{"key":"{{key}}","folder":"{{Launchers.Data(tier)}}","hidden":"{{Launchers.Hidden}}","server":{{Environment.ProcessId}}}""");

        Assert.Equal(
            """{"read":[],"links":null,"shell":"","elsewhere":"","folder":null,"hidden":null,"beside":true,"memory":null,"variables":null}""", answer.Body);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task A_function_cannot_change_the_machine_nor_end_the_server(string tier)
    {
        if (!HidesFiles(tier))
            Assert.Skip($"This machine does not hide files in the tier {tier}.");
        await using var function = Start(
            """
            const fs = require('fs');
            const tried = (what) => { try { what(); return 'done'; } catch (error) { return 'refused'; } };
            exports.handler = async (server) => [
              tried(() => fs.writeFileSync('/proc/sys/kernel/core_pattern', fs.readFileSync('/proc/sys/kernel/core_pattern'))),
              tried(() => fs.writeFileSync('/etc/millrace-test', '')),
              tried(() => fs.writeFileSync('/usr/millrace-test', '')),
              tried(() => fs.writeFileSync(`${process.env.LAMBDA_TASK_ROOT}/new`, '')),
              tried(() => fs.readFileSync('/etc/shadow')),
              tried(() => fs.readdirSync('/run')),
              tried(() => process.kill(server, 0)),
              tried(() => { fs.writeFileSync(`${process.env.TMPDIR}/own`, 'x'); fs.renameSync(`${process.env.TMPDIR}/own`, `${process.env.TMPDIR}/new`); fs.unlinkSync(`${process.env.TMPDIR}/new`); }),
            ];
            """, tier);

        var answer = await function.InvokeAsync($"{Environment.ProcessId}");

        var signal = tier == "basic" && Landlock.Version < 6 ? "done" : "refused";
        Assert.Equal($"""["refused","refused","refused","refused","refused","refused","{signal}","done"]""", answer.Body);
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task A_function_has_no_variable_of_the_server_and_keeps_its_own(string tier)
    {
        await using var function = Start("exports.handler = async () => [process.env.PATH, process.env.LD_X, Object.keys(process.env).sort()];", tier, variables: new() { ["LD_X"] = "1", ["PATH"] = "/mine" });

        var answer = await function.InvokeAsync("{}");

        Assert.StartsWith("[\"/mine\",\"1\",", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("DOTNET", answer.Body, StringComparison.Ordinal);
    }

    private static TestFunction Start(
        string text, string tier, int memory = 512, int temporary = 64, Dictionary<string, string>? variables = null) =>
        TestFunction.Start(Node, "index.handler", new() { ["index.js"] = text }, tier, variables, memory: memory, temporary: temporary);

    private static TestFunction Start(string text, string tier, Action<ReadOnlyMemory<byte>> output) =>
        TestFunction.Start(Node, "index.handler", new() { ["index.js"] = text }, tier, output: output);

    private static bool HidesFiles(string tier) => tier == "strict"
        ? Launchers.Of(tier).Tier.StartsWith("strict", StringComparison.Ordinal)
        : Landlock.Version > 0;

    private static int Sleepers(string mark) =>
        Process.GetProcessesByName("sleep").Count(process => File.Exists($"/proc/{process.Id}/cmdline") && ReadCommand(process.Id).Contains(mark, StringComparison.Ordinal));

    private static string ReadCommand(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static IEnumerable<char> States(TestFunction function) =>
        from id in ProcessTable.Descendants(((RuntimeProcess)function.Process).Id)
        let text = File.ReadAllText($"/proc/{id}/stat")
        select text[text.LastIndexOf(')') + 2];

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Test.Token);
    }
}
