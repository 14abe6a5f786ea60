using System.CommandLine;
using Millrace.Checking;
using Millrace.CommandLine;
using Millrace.CommandLine.Clients;
using Millrace.Hosting;
using Millrace.Storage;
using Millrace.Storage.Checking;
using static Millrace.Commands.SettingValues;

namespace Millrace.Commands;

/// <summary><c>millrace fsck</c>: checks a data directory that no server uses, and repairs it when told to.</summary>
internal static class FsckCommand
{
    public const string Name = "fsck";

    public static readonly (string Line, string Purpose)[] Examples =
    [
        ("millrace fsck", "checks the data that `millrace start` keeps; changes nothing"),
        ("millrace fsck --data DIR -o json", "another directory, for a program to read"),
        ("millrace fsck --repair", "lets readers pass what is lost, and keeps it in DIR/lost+found"),
    ];

    public static Command Create()
    {
        var data = SettingOption.Create("--data", "DIR", "The data directory", Text, LocalServer.DefaultDataDirectory());
        var repair = new Option<bool>("--repair")
        {
            Description = "Make the data sound again. Without it nothing is changed, and what it would lose is said",
        };
        var output = new Option<string>("--output", "-o")
        {
            HelpName = "text|json",
            Description = "How the report is written",
            DefaultValueFactory = static _ => "text",
        };
        output.Validators.Add(result =>
        {
            if (result.GetValue(output) is not ("text" or "json") and var other) result.AddError($"--output: '{other}' is neither text nor json.");
        });
        var command = new Command(Name, """
            Checks a data directory: every record's checksum, what is missing, the indexes, the state database, and whether logs and state know of each other.
            No server may use it meanwhile. Exit code: 0 sound, 1 damaged or not checked, 2 wrong usage, 3 in use by a server, 4 repaired.
            """)
        {
            data, repair, output,
        };
        command.SetAction(result => Run(result.GetValue(data)!, result.GetValue(repair), result.GetValue(output) is "json"));
        return command;
    }

    private static int Run(string directory, bool repairs, bool asJson)
    {
        try
        {
            using var store = StoreCheck.Open(directory);
            var fsck = new Fsck(store, new FsckProgress(Console.Error, !Console.IsErrorRedirected, TimeProvider.System));
            var report = fsck.Check();
            var repair = repairs && report.Findings.Count > 0 ? Repair(fsck, report) : null;
            if (asJson) Console.Out.WriteLine(FsckJson.Text(report, repair));
            else FsckText.Write(report, repair, Console.Out);
            return report.IsSound ? ExitCode.Ok : repair is null ? ExitCode.Failure : ExitCode.Repaired;
        }
        catch (DataDirectoryException taken) when (taken.Fault is DataDirectoryFault.InUse)
        {
            throw new StartException($"{taken.Message} Stop that first.", taken: true, taken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartException(fault.Message, taken: false, fault);
        }
    }

    private static FsckRepair Repair(Fsck fsck, FsckReport report)
    {
        var repair = fsck.Repair(report, TimeProvider.System.GetUtcNow());
        var after = fsck.Check();
        return after.IsSound
            ? new FsckRepair(repair.LostAndFound, repair.Kept)
            : throw new IOException($"The repair was not enough: {after.Findings.First(static finding => finding.Finding.IsDamage).Text}");
    }
}
