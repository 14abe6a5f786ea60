using System.Diagnostics;

namespace Millrace.Server.Tests.Launching;

/// <summary>When <c>./millrace</c> builds: at first, and when its sources are others than it was built from.</summary>
public sealed class LauncherTests : IDisposable
{
    // Builds by leaving a program, and tells what it was asked to run.
    private const string Compiler = """
        #!/bin/sh
        case $1 in
            --version) echo 10.0.100 ;;
            publish)
                echo built >>"$BUILDS"
                while [ "$1" != -o ]; do shift; done
                mkdir -p "$2" && : >"$2/millrace.dll"
                ;;
            *) shift; echo "ran $*" ;;
        esac
        """;

    private readonly TemporaryDirectory _root = new();

    public LauncherTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "./millrace is a script of a Unix shell.");
        foreach (var file in (string[])["millrace", "build/launch.sh", "global.json", "Directory.Build.props", "Directory.Packages.props"]) Write(file, Repository.Read(file));
        Write("src/Millrace/One.cs", "");
        Write("src/Millrace/Two.cs", "");
        Write("path/dotnet", Compiler);
        foreach (var program in (string[])["millrace", "path/dotnet"])
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_root.File(program), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task It_builds_once()
    {
        Assert.Equal(("ran start --port 0\n", "millrace: building, on first use; this takes a minute or two ...\n"), await RunAsync("start", "--port", "0"));
        Assert.Equal(("ran status\n", ""), await RunAsync("status"));
        Assert.Equal(1, Builds);
    }

    [Fact]
    public async Task It_builds_again_when_a_source_was_changed_or_came_or_went()
    {
        await RunAsync("status");

        Write("src/Millrace/One.cs", "// another");
        await BuildsOnceAsync();
        Write("src/Millrace/Three.cs", "");
        await BuildsOnceAsync();
        File.Delete(_root.File("src/Millrace/Two.cs"));
        await BuildsOnceAsync();
        Directory.Move(_root.File("src/Millrace"), _root.File("src/Other"));
        await BuildsOnceAsync();
    }

    [Fact]
    public async Task What_another_build_leaves_beside_the_sources_changes_nothing()
    {
        await RunAsync("status");

        Write("src/Millrace/bin/Debug/millrace.dll", "");
        Write("src/Millrace/obj/project.assets.json", "");

        Assert.Equal(("ran status\n", ""), await RunAsync("status"));
        Assert.Equal(1, Builds);
    }

    private int Builds => File.ReadAllLines(_root.File("builds")).Length;

    private async Task BuildsOnceAsync()
    {
        var before = Builds;
        Assert.Equal(("ran status\n", "millrace: building again, for its sources have changed ...\n"), await RunAsync("status"));
        Assert.Equal(("ran status\n", ""), await RunAsync("status"));
        Assert.Equal(before + 1, Builds);
    }

    private async Task<(string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(_root.File("millrace"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{_root.File("path")}:{start.Environment["PATH"]}";
        start.Environment["BUILDS"] = _root.File("builds");
        using var launcher = Process.Start(start)!;
        var errors = launcher.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await launcher.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await launcher.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, launcher.ExitCode);
        return (output, await errors);
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_root.File(path))!);
        File.WriteAllText(_root.File(path), text);
    }
}
