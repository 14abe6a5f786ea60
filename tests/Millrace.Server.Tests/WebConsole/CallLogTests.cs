using Microsoft.Extensions.Time.Testing;
using Millrace.WebConsole.Calls;

namespace Millrace.Server.Tests.WebConsole;

public sealed class CallLogTests
{
    private readonly FakeTimeProvider _machine = new();

    [Fact]
    public void Bodies_are_kept_while_somebody_looks()
    {
        var calls = new CallLog(_machine);
        Assert.False(calls.TakesBodies());
        calls.KeepBodies();
        Assert.True(calls.TakesBodies());
        _machine.Advance(TimeSpan.FromSeconds(2));
        Assert.False(calls.TakesBodies());
    }

    [Fact]
    public void Bodies_are_kept_of_so_many_calls_in_a_second()
    {
        var calls = new CallLog(_machine);
        var kept = 0;
        for (var ms = 0; ms < 1000; ms++)
        {
            calls.KeepBodies();
            for (var i = 0; i < 20; i++) kept += calls.TakesBodies() ? 1 : 0;
            _machine.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(kept, CallLog.MostBodiesPerSecond, CallLog.MostBodiesPerSecond * 11 / 10);
    }
}
