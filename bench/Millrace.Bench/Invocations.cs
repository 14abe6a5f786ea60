using System.Globalization;

namespace Millrace.Bench;

/// <summary>How long a caller waits for a function of Node that does nothing, and what functions cost that nobody calls.</summary>
internal static class Invocations
{
    private const int Functions = 20;
    private const int Calls = 1000;
    private const string Code = "exports.handler = async () => 42;";
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    /// <summary>The first call of each of 20 functions; then one of them again and again; then no calls.</summary>
    public static async Task MeasureAsync(BenchContext bench)
    {
        await using var target = Target.Millrace("normal", bench.Program);
        await target.StartAsync();
        using var functions = await Bench.Functions.OpenAsync(target);

        // The first function finds out how it can be shut in, and meets code that is not compiled yet.
        await functions.CreateAsync("first", Code);
        await functions.InvokeAsync("first", "42");
        var cold = new List<double>();
        for (var function = 0; function < Functions; function++)
        {
            await functions.CreateAsync($"f{function}", Code);
            cold.Add(await functions.InvokeAsync($"f{function}", "42"));
        }

        var warm = new List<double>();
        for (var call = -Calls; call < Calls; call++)
        {
            var took = await functions.InvokeAsync("f0", "42");
            if (call >= 0) warm.Add(took);
        }

        var before = target.ChildTicks;
        await Task.Delay(Idle);
        var idle = target.ChildTicks - before;
        warm.Sort();
        bench.Results.Add(new("invoke cold", "normal", "ms", cold));
        bench.Results.Add(new("invoke warm", "normal", "ms", warm));
        bench.Results.Add(new("invoke warm p99", "normal", "ms", [warm[Calls * 99 / 100]]));
        bench.Results.Add(new(string.Create(CultureInfo.InvariantCulture, $"{Functions + 1} idle functions"), "normal", $"CPU ticks in {Idle.TotalSeconds:N0} s", [idle]));
        bench.Results.AtMost("cold start of a function of Node, median, ms", bench.Results.Median("invoke cold", "normal"), 150);
        bench.Results.AtMost("warm invoke of a function of Node, all of it, median, ms", bench.Results.Median("invoke warm", "normal"), 2);
        bench.Results.AtMost("CPU ticks of idle functions", idle, 0);
    }
}
