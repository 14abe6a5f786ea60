using Millrace.Checking;
using Millrace.Storage.Time;

namespace Millrace.Server.Tests.Checking;

public sealed class FsckProgressTests
{
    [Fact]
    public void On_a_terminal_long_work_is_one_line_that_is_written_over_and_taken_away()
    {
        var clock = new HoldableClock(TimeProvider.System);
        clock.Hold();
        using var terminal = new StringWriter();
        var progress = new FsckProgress(terminal, isTerminal: true, clock);

        progress.Show("checking", 0, 300, "streams/a/0");
        progress.Show("checking", 1, 300, "streams/a/1");
        Assert.Equal("\rchecking 1 of 300 logs: streams/a/0", terminal.ToString());
        terminal.GetStringBuilder().Clear();
        clock.Advance(TimeSpan.FromSeconds(1));
        progress.Show("checking", 99, 300, "streams/a/99");
        progress.Show("checking", 100, 300, "streams/a/100");
        clock.Advance(TimeSpan.FromSeconds(1));
        progress.Show("checking", 199, 300, "b");
        progress.Clear();

        Assert.Equal("\rchecking 100 of 300 logs: streams/a/99\rchecking 200 of 300 logs: b           \r                                      \r", terminal.ToString());
    }

    [Fact]
    public void Anywhere_else_there_is_none()
    {
        var clock = new HoldableClock(TimeProvider.System);
        clock.Hold();
        using var pipe = new StringWriter();
        var progress = new FsckProgress(pipe, isTerminal: false, clock);
        clock.Advance(TimeSpan.FromMinutes(1));
        progress.Show("checking", 1, 2, "x");
        progress.Clear();

        Assert.Equal("", pipe.ToString());
    }
}
