namespace Millrace.Bench;

/// <summary>What a workload needs to know.</summary>
/// <param name="Program">The server, as built for release.</param>
/// <param name="Native">The native build of it; null without one.</param>
/// <param name="Peers">Where the peers are installed; null to leave them out.</param>
/// <param name="Durabilities">The durabilities that are loaded, of those that a workload has.</param>
/// <param name="Rounds">How often each target is measured, in turn.</param>
/// <param name="Duration">How long one load lasts.</param>
/// <param name="Results">Where figures go.</param>
internal sealed record BenchContext(string Program, string? Native, string? Peers, IReadOnlyList<string> Durabilities, int Rounds, TimeSpan Duration, Results Results)
{
    public static void Say(string progress) => Console.Error.WriteLine(progress);

    /// <summary>The servers that keep records: ours in each durability, and the peers.</summary>
    public IEnumerable<Target> Servers(params string[] durabilities)
    {
        foreach (var durability in durabilities.Intersect(Durabilities)) yield return Target.Millrace(durability, Program);
        if (Peers is null) yield break;
        yield return Target.Kinesalite(Peers);
        yield return Target.KinesisLocal(Peers);
    }
}
