namespace Millrace.Server.Tests.Recovery;

/// <summary>kill -9 during puts: every acknowledged record is there after a restart, once, in order, and no sequence number is given twice.</summary>
public sealed class KillTests
{
    [Theory]
    [InlineData("normal", 6)]
    [InlineData("full", 4)]
    public async Task Everything_that_was_acknowledged_outlives_kill_9(string durability, int rounds)
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var data = new TemporaryDirectory();
        var workload = new Workload();
        for (var round = 0; round < rounds; round++)
        {
            await using (var server = await ServerProcess.StartAsync("--data", data.Path, "--durability", durability))
            {
                if (round == 0) await Workload.BeginAsync(server);
                await workload.WriteAndKillAsync(server, round, after: random.Next(1, 500));
            }

            await workload.CheckAsync(data.Path, goesOn: true);
        }
    }
}
