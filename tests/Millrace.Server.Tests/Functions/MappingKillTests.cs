using System.Globalization;
using System.Numerics;

namespace Millrace.Server.Tests.Functions;

/// <summary>Records on their way through a function when the server is killed: after a restart it goes on from where it was, and skips nothing (facts/lambda.md 7).</summary>
public sealed class MappingKillTests
{
    private const int Records = 1200;
    private const int BatchSize = 5;

    [Fact]
    public async Task A_mapping_goes_on_from_its_position_after_kill_9()
    {
        using var data = new TemporaryDirectory();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await using (var server = await ServerProcess.StartAsync("--data", data.Path))
        {
            using var function = new MappedFunction(server.Endpoint);
            await function.MakeAsync();
            await function.AllowAsync(MappedFunction.MayRead);
            await function.Kinesis.CreateStreamAsync("source", 2);
            for (var first = 0; first < Records; first += 50)
                await function.Kinesis.PutAsync("source", $"key-{first}", [.. Enumerable.Range(first, 50).Select(static n => $"{n}")]);
            await function.MapAsync(MappedFunction.Stream("source"), ("BatchSize", BatchSize));
            var seen = await function.SeenAsync(static lines => lines.Count >= 50, patience.Token);
            await server.KillAsync();
            Assert.InRange(seen.Count, 50, Records - 1);
        }

        await using var restarted = await ServerProcess.StartAsync("--data", data.Path);
        using var reader = new MappedFunction(restarted.Endpoint);
        var all = await reader.SeenAsync(static lines => lines.Distinct().Count() == Records, patience.Token);
        foreach (var shard in all.Distinct().Select(static line => line.Split(' ')[0].Split(':')).GroupBy(static id => id[0]))
        {
            var numbers = shard.Select(static id => BigInteger.Parse(id[1], CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(numbers.Order(), numbers);
        }

        // Only the batch that was under way in each shard comes twice.
        var twice = all.Select(static (line, index) => (line, index)).GroupBy(static seen => seen.line).Where(static group => group.Count() > 1);
        Assert.True(all.Count <= Records + 2 * BatchSize, string.Join('\n', twice.Select(static group => $"{group.Key} at {string.Join(", ", group.Select(static seen => seen.index))}")));
    }
}
