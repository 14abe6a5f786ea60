using Millrace.Kinesis.Shards;
using Millrace.Storage.Checking;
using Millrace.Storage.State;

namespace Millrace.Checking;

/// <summary>Checks a data directory and, when told to, repairs it: the stores know files and logs, the state knows whose they are.</summary>
/// <param name="store">The data directory, locked.</param>
/// <param name="progress">Told of each log that was looked at.</param>
internal sealed class Fsck(StoreCheck store, FsckProgress progress)
{
    /// <summary>Looks at everything; changes nothing.</summary>
    /// <exception cref="IOException">Something cannot be read.</exception>
    public FsckReport Check()
    {
        var state = store.CheckState();
        var findings = new List<FsckFinding>(state.Problems.Select(Damaged));
        var owners = Owners(state, findings);
        var isStateDamaged = findings.Count > 0;
        findings.AddRange(store.CheckTables().Select(static problem =>
            new FsckFinding(new(CheckFindingKind.TablesDamaged, null, "tables.db", Detail: problem), null)));
        var names = store.LogNames();
        var logs = new List<FsckLog>(names.Count);
        foreach (var name in names)
        {
            progress.Show("checking", logs.Count, names.Count, name);
            var owner = owners.GetValueOrDefault(name);
            var log = store.CheckLog(name);
            logs.Add(new(log, owner));
            findings.AddRange(log.Findings.Select(finding => new FsckFinding(finding, owner)));
            // With the state damaged nobody can tell that a log is nobody's.
            if (owner is null && !isStateDamaged)
                findings.Add(new(new(CheckFindingKind.LogUnknown, name, name, Detail: $"{log.Records} records"), null));
        }

        findings.AddRange(store.CheckRest([.. logs.Select(static log => log.Check)]).Select(static finding => new FsckFinding(finding, null)));
        progress.Clear();
        return new(store.Path, logs, WithoutLog(owners, names), findings);
    }

    /// <summary>Repairs what a check found.</summary>
    /// <returns>The repair, with what it took out of use.</returns>
    public StoreRepair Repair(FsckReport report, DateTimeOffset now)
    {
        var repair = store.BeginRepair([.. report.Logs.Select(static log => log.Check)], now);
        var unknown = Of(report, CheckFindingKind.LogUnknown);
        if (report.Findings.Any(static finding => finding.Finding.Kind is CheckFindingKind.StateDamaged))
        {
            repair.RepairState(static (bucket, entry) => bucket != ShardLog.StateBucket || TryRead(entry, out _) is not null);
            var owners = Owners(store.CheckState(), []);
            unknown = [.. report.Logs.Select(static log => log.Check.Log).Where(log => !owners.ContainsKey(log))];
        }

        var damaged = report.Logs.Where(static log => log.Check.Findings.Count > 0).Select(static log => log.Check.Log).Except(unknown).ToArray();
        for (var i = 0; i < damaged.Length; i++)
        {
            progress.Show("repairing", i, damaged.Length, damaged[i]);
            repair.RepairLog(damaged[i]);
        }

        foreach (var log in unknown) repair.SetAside(log);
        repair.End();
        progress.Clear();
        return repair;
    }

    private static IReadOnlyList<ShardLog> WithoutLog(Dictionary<string, ShardLog> owners, IReadOnlyList<string> names)
    {
        var there = names.ToHashSet();
        return [.. owners.Values.Where(owner => !there.Contains(owner.Name))];
    }

    private static HashSet<string> Of(FsckReport report, CheckFindingKind kind) =>
        [.. report.Findings.Where(finding => finding.Finding.Kind == kind).Select(static finding => finding.Finding.Log!)];

    private static FsckFinding Damaged(string problem) => new(new(CheckFindingKind.StateDamaged, null, "state.db", Detail: problem), null);

    /// <summary>Whose each log is, as far as the state can be read.</summary>
    private static Dictionary<string, ShardLog> Owners(StateCheck state, List<FsckFinding> findings)
    {
        var owners = new Dictionary<string, ShardLog>();
        try
        {
            foreach (var entry in state.List(ShardLog.StateBucket))
            {
                var logs = TryRead(entry, out var problem);
                foreach (var log in logs ?? []) owners[log.Name] = log;
                if (problem is not null) findings.Add(Damaged(problem));
            }
        }
        catch (StateStoreException) when (state.Problems.Count > 0)
        {
            // What SQLite found wrong with it is told already.
        }

        return owners;
    }

    private static IReadOnlyList<ShardLog>? TryRead(StateEntry entry, out string? problem)
    {
        try
        {
            problem = null;
            return ShardLog.Of(entry);
        }
        catch (InvalidDataException e)
        {
            problem = e.Message;
            return null;
        }
    }
}
