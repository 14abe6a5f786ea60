using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Millrace.Storage.Tests.PowerCuts;

namespace Millrace.Server.Tests.PowerCuts;

/// <summary>A folder of which a library that is loaded into the server records every write, name and sync.</summary>
internal sealed class RecordedDisk : IDisposable
{
    private const int HeaderBytes = 32;

    private readonly TemporaryDirectory _folder = new();

    private RecordedDisk() => Directory.CreateDirectory(Root);

    /// <summary>The folder.</summary>
    public string Root => _folder.File("disk");

    /// <summary>What a server needs in its environment to be recorded.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["LD_PRELOAD"] = _folder.File("record-disk.so"),
        ["RECORD_DISK_ROOT"] = Root,
        ["RECORD_DISK_TRACE"] = _folder.File("trace"),
        ["RECORD_DISK_FAILS"] = Failing,
    };

    private string Failing => _folder.File("fails");

    /// <summary>Lets syncs fail, or succeed again.</summary>
    public void SetFailing(bool fails)
    {
        if (fails) File.WriteAllText(Failing, "");
        else File.Delete(Failing);
    }

    /// <summary>Compiles the library.</summary>
    public static async Task<RecordedDisk> MakeAsync()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Writes are recorded with LD_PRELOAD, which is Linux's.");
        var disk = new RecordedDisk();
        var source = Path.Combine(AppContext.BaseDirectory, "record-disk.c");
        var start = new ProcessStartInfo("gcc", ["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", disk.Environment["LD_PRELOAD"], source, "-ldl", "-pthread"])
        {
            RedirectStandardError = true,
        };
        try
        {
            using var gcc = Process.Start(start)!;
            var errors = await gcc.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await gcc.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(gcc.ExitCode == 0, errors);
        }
        catch (Win32Exception missing)
        {
            disk.Dispose();
            Assert.Skip($"gcc, which compiles the library that records writes, cannot be run: {missing.Message}");
        }

        return disk;
    }

    /// <summary>What was done, once the server is dead.</summary>
    public IReadOnlyList<DiskStep> Steps()
    {
        var trace = File.ReadAllBytes(Environment["RECORD_DISK_TRACE"]);
        var steps = new List<DiskStep>();
        // The system uses the number of a file that is gone again.
        var files = new Dictionary<long, long>();
        // A kill may come in the middle of the last step; that one had not been told to anybody.
        for (var at = 0; at + HeaderBytes <= trace.Length;)
        {
            var kind = (char)BitConverter.ToInt64(trace, at);
            var (inode, offset, length) = (BitConverter.ToInt64(trace, at + 8), BitConverter.ToInt64(trace, at + 16), BitConverter.ToInt64(trace, at + 24));
            at += HeaderBytes;
            if (at + length > trace.Length) break;
            var payload = trace.AsSpan(at, (int)length);
            at += (int)length;
            if (kind == 'C') files[inode] = steps.Count;
            steps.Add(Step(kind, files.GetValueOrDefault(inode), offset, payload));
        }

        return steps;
    }

    public void Dispose() => _folder.Dispose();

    private static DiskStep Step(char kind, long file, long offset, ReadOnlySpan<byte> payload)
    {
        var paths = kind is 'W' ? [] : Encoding.UTF8.GetString(payload).Split('\0');
        return kind switch
        {
            'C' => new DiskStep.Create(paths[0], file),
            'D' => new DiskStep.MakeDirectory(paths[0]),
            'L' => new DiskStep.Link(paths[0], paths[1]),
            'R' => new DiskStep.Rename(paths[0], paths[1]),
            'X' => new DiskStep.Remove(paths[0]),
            'W' => new DiskStep.Write(file, offset, payload.ToArray()),
            'T' => new DiskStep.SetLength(file, offset),
            'B' => new DiskStep.SyncBegin(file),
            'E' => new DiskStep.SyncEnd(file, (int)offset),
            'F' => new DiskStep.SyncFailed(file),
            'b' => new DiskStep.SyncDirectoryBegin(paths[0]),
            'e' => new DiskStep.SyncDirectoryEnd(paths[0], (int)offset),
            _ => throw new InvalidDataException($"'{kind}' is no step."),
        };
    }
}
