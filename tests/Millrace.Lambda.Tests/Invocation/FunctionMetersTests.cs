using Millrace.Lambda.Functions;
using Millrace.Lambda.Invocation;
using Millrace.Storage.Measurements;

namespace Millrace.Lambda.Tests.Invocation;

public sealed class FunctionMetersTests
{
    [Fact]
    public void Calls_are_told_by_function_by_name_and_of_all()
    {
        var meters = new FunctionMeters();
        var key = new FunctionKey("123456789012", "eu-central-1", "f");
        var whole = meters.Of(new FunctionReference(key, null));
        whole.Begin(running: 1);
        whole.End(Outcome(error: null), age: null);
        var alias = meters.Of(new FunctionReference(key, "live"));
        alias.Begin(running: 2);
        alias.End(Outcome("Unhandled"), age: 250);
        alias.Throttle();

        var taken = new List<Measurement>();
        meters.Take(taken);
        Assert.Equal(1, Sum("Invocations", "FunctionName=f Resource=f"));
        Assert.Equal(1, Sum("Invocations", "FunctionName=f Resource=f:live"));
        Assert.Equal(2, Sum("Invocations", "FunctionName=f"));
        Assert.Equal(2, Sum("Invocations", ""));
        Assert.Equal((0, 1, 1), (Sum("Errors", "FunctionName=f Resource=f"), Sum("Errors", "FunctionName=f"), Sum("Throttles", "FunctionName=f")));
        Assert.Equal(3, Sum("Duration", "FunctionName=f"));
        Assert.Equal(250, Sum("IteratorAge", "FunctionName=f"));
        Assert.Equal(2, taken.Single(static one => one.Name == "ConcurrentExecutions" && one.Dimensions.Count == 1).Values.Maximum);
        taken.Clear();
        meters.Take(taken);
        Assert.Empty(taken);

        double Sum(string name, string dimensions) => taken.Single(
            one => one.Name == name && string.Join(' ', one.Dimensions.Select(static pair => $"{pair.Key}={pair.Value}")) == dimensions).Values.Sum;
    }

    private static InvocationOutcome Outcome(string? error) => new("1", default, error, default) { Duration = TimeSpan.FromMilliseconds(1.5) };
}
