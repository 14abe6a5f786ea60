using Millrace.Lambda.Runtimes;

namespace Millrace.Lambda.Tests.Runtimes;

public sealed class ProvidedTests
{
    private const string Echo = "#!/bin/sh\necho \"started in $PWD with $LAMBDA_TASK_ROOT\"\n";

    [Fact]
    public async Task A_bootstrap_runs_in_the_folder_of_the_code()
    {
        await using var function = Start(new() { ["bootstrap"] = Echo });

        Assert.Null(await function.Process.Exited);
        Assert.Matches("^started in (.+) with \\1$", Assert.Single(function.Lines));
    }

    [Fact]
    public async Task A_bootstrap_may_be_in_a_layer()
    {
        await using var function = Start([], layer: new() { ["bootstrap"] = Echo });

        Assert.Null(await function.Process.Exited);
        Assert.Single(function.Lines);
    }

    [Fact]
    public void Without_a_bootstrap_nothing_starts()
    {
        var fault = Assert.Throws<RuntimeStartException>(() => Start([]));

        Assert.Equal("Runtime.InvalidEntrypoint", fault.ErrorType);
        Assert.Equal("Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]", fault.Message);
    }

    [Fact]
    public void A_bootstrap_must_be_executable()
    {
        var fault = Assert.Throws<RuntimeStartException>(() => Start(new() { ["bootstrap"] = Echo }, executable: false));

        Assert.Equal("fork/exec /var/task/bootstrap: permission denied", fault.Message);
    }

    [Fact]
    public void A_bootstrap_for_another_kind_of_machine_does_not_start()
    {
        var fault = Assert.Throws<RuntimeStartException>(() => Start(new() { ["bootstrap"] = "\u007fELF" + new string('\u0001', 40) }));

        Assert.Equal("fork/exec /var/task/bootstrap: exec format error", fault.Message);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "exit status 1")]
    [InlineData(127, "exit status 127")]
    public async Task The_reason_of_an_end_is_told(int status, string? reason)
    {
        await using var function = Start(new() { ["bootstrap"] = $"#!/bin/sh\nexit {status}\n" });

        Assert.Equal(reason, await function.Process.Exited);
    }

    [Fact]
    public async Task A_wrapper_starts_the_runtime_in_its_own_way()
    {
        await using var function = TestFunction.Start(
            "nodejs20.x", "index.handler", new() { ["index.js"] = "exports.handler = async () => process.env.WRAPPED;" },
            variables: new() { ["AWS_LAMBDA_EXEC_WRAPPER"] = "/var/task/wrapper" },
            prepare: task => WriteExecutable(Path.Combine(task, "wrapper"), "#!/bin/sh\nexport WRAPPED=yes\nexec \"$@\"\n"));

        Assert.Equal("\"yes\"", (await function.InvokeAsync("{}")).Body);
    }

    [Fact]
    public async Task A_wrapper_that_is_not_there_is_an_end_with_127()
    {
        await using var function = TestFunction.Start(
            "nodejs20.x", "index.handler", new() { ["index.js"] = "" }, variables: new() { ["AWS_LAMBDA_EXEC_WRAPPER"] = "/opt/wrapper" });

        Assert.Equal("exit status 127", await function.Process.Exited);
    }

    private static TestFunction Start(Dictionary<string, string> files, Dictionary<string, string>? layer = null, bool executable = true) =>
        TestFunction.Start("provided.al2023", "any", files, layer: layer, prepare: task =>
        {
            if (!executable)
                return;
            foreach (var folder in new[] { task, Path.Combine(task, "../layers") })
            {
                if (File.Exists(Path.Combine(folder, "bootstrap")))
                    WriteExecutable(Path.Combine(folder, "bootstrap"), null);
            }
        });

    private static void WriteExecutable(string file, string? text)
    {
        if (text is not null)
            File.WriteAllText(file, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
