using Microsoft.Extensions.Time.Testing;
using Millrace.Kcl.Leases.Assignment;

namespace Millrace.Kcl.Tests.Assignment;

public sealed class CpuMeterTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Dictionary<string, string> _files = [];
    private readonly Dictionary<string, string> _variables = [];

    [Fact]
    public void A_machine_of_ones_own_has_none()
    {
        _files["/proc/stat"] = "cpu  100 0 100 800 0 0 0 0 0 0\n";
        _files["/sys/class/dmi/id/sys_vendor"] = "Somebody else\n";

        Assert.Null(Make());
    }

    [Fact]
    public void On_EC2_it_is_the_machines()
    {
        _files["/sys/class/dmi/id/sys_vendor"] = "Amazon EC2\n";
        _files["/proc/stat"] = "cpu  100 0 100 800 0 0 0 0 50 0\ncpu0 1 2 3 4 5 6 7 8\n";
        var meter = Make()!;

        // Of 100 ticks since, 40 are idle and 10 wait for a disk.
        _files["/proc/stat"] = "cpu  130 5 110 840 10 0 5 0 99 0\n";

        Assert.Equal(50, meter.Take());
        Assert.Null(meter.Take());
    }

    [Theory]
    [InlineData("200000 100000", 25)]
    [InlineData("max 100000", 12.5)]
    public void On_Kubernetes_it_is_the_containers_of_what_it_may_use(string limit, double expected)
    {
        _variables["KUBERNETES_SERVICE_HOST"] = "10.0.0.1";
        _files["/sys/fs/cgroup/cpu.stat"] = "usage_usec 1000000\nuser_usec 1\n";
        _files["/sys/fs/cgroup/cpu.max"] = limit;
        var meter = Make()!;

        _clock.Advance(TimeSpan.FromSeconds(10));
        _files["/sys/fs/cgroup/cpu.stat"] = "usage_usec 6000000\nuser_usec 1\n";

        Assert.Equal(expected, meter.Take()!.Value, 6);
    }

    [Fact]
    public void On_ECS_with_older_kernels_it_is_the_containers_too()
    {
        _variables["ECS_CONTAINER_METADATA_URI_V4"] = "http://169.254.170.2/v4";
        _files["/sys/fs/cgroup/cpuacct/cpuacct.usage"] = "1000000000\n";
        _files["/sys/fs/cgroup/cpu/cpu.cfs_quota_us"] = "50000\n";
        _files["/sys/fs/cgroup/cpu/cpu.cfs_period_us"] = "100000\n";
        var meter = Make()!;

        _clock.Advance(TimeSpan.FromSeconds(10));
        _files["/sys/fs/cgroup/cpuacct/cpuacct.usage"] = "2000000000\n";

        Assert.Equal(20, meter.Take()!.Value, 6);
    }

    [Fact]
    public void What_cannot_be_read_is_a_failure_until_it_can_be_again()
    {
        _files["/sys/class/dmi/id/sys_vendor"] = "Amazon EC2";
        _files["/proc/stat"] = "cpu  100 0 100 800 0 0 0 0\n";
        var meter = Make()!;

        _files["/proc/stat"] = "nonsense";
        Assert.Equal(CpuMeter.Failed, meter.Take());
        _files["/proc/stat"] = "cpu  200 0 100 800 0 0 0 0\n";
        Assert.Equal(CpuMeter.Failed, meter.Take());
        _files["/proc/stat"] = "cpu  300 0 100 900 0 0 0 0\n";
        Assert.Equal(50, meter.Take());
    }

    private CpuMeter? Make() => CpuMeter.Create(path => _files.GetValueOrDefault(path), name => _variables.GetValueOrDefault(name), 4, _clock);
}
