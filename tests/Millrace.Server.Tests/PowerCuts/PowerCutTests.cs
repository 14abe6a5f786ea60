using Millrace.Server.Tests.Recovery;
using Millrace.Storage.Tests.PowerCuts;

namespace Millrace.Server.Tests.PowerCuts;

/// <summary>
/// A server in full, its logs and its state database, on a disk that loses what was not synced: the running server's writes and syncs are recorded, and
/// files made of the record as a power cut would leave them.
/// </summary>
public sealed class PowerCutTests
{
    private const int Rounds = 2;
    private const int Cuts = 5;

    [Fact]
    public async Task Everything_that_was_acknowledged_in_full_survives_a_power_cut()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            using var disk = await RecordedDisk.MakeAsync();
            var workload = new Workload();
            await using (var server = await ServerProcess.StartAsync(disk.Environment, "--data", Path.Combine(disk.Root, "data"), "--durability", "full"))
            {
                await Workload.BeginAsync(server);
                await workload.WriteAndKillAsync(server, round, after: random.Next(1, 500));
            }

            var steps = disk.Steps();
            for (var cut = 0; cut < Cuts; cut++)
            {
                using var image = new TemporaryDirectory();
                PowerCut.Make(steps, steps.Count, random, image.Path);
                await workload.CheckAsync(image.File("data"), goesOn: false);
            }
        }
    }
}
