using System.Globalization;

namespace Millrace.Kcl.Leases.Assignment;

/// <summary>
/// The CPU usage that KCL 3 reports: of the container on Kubernetes and ECS, of the machine on EC2. Elsewhere none, as in the Java KCL: on one machine
/// several workers would each report the same.
/// </summary>
internal sealed class CpuMeter
{
    /// <summary>What stands for a measurement that failed.</summary>
    public const double Failed = -1;

    private readonly Func<(double Used, double Available)?> _read;
    private (double Used, double Available)? _last;

    private CpuMeter(Func<(double Used, double Available)?> read)
    {
        _read = read;
        _last = read();
    }

    /// <summary>The meter for this machine.</summary>
    /// <param name="clock">The clock.</param>
    public static CpuMeter? Create(TimeProvider clock) => Create(ReadFile, Environment.GetEnvironmentVariable, Environment.ProcessorCount, clock);

    /// <summary>The meter for a machine that is described by its files and variables.</summary>
    public static CpuMeter? Create(Func<string, string?> readFile, Func<string, string?> readVariable, int processors, TimeProvider clock)
    {
        if (readVariable("KUBERNETES_SERVICE_HOST") is not null || readVariable("ECS_CONTAINER_METADATA_URI_V4") is not null)
        {
            if (readFile("/sys/fs/cgroup/cpu.stat") is not null) return new CpuMeter(() => ReadCgroup2(readFile, processors, clock));
            if (readFile("/sys/fs/cgroup/cpuacct/cpuacct.usage") is not null) return new CpuMeter(() => ReadCgroup1(readFile, processors, clock));
        }

        return readFile("/sys/class/dmi/id/sys_vendor")?.Trim() == "Amazon EC2" && readFile("/proc/stat") is not null
            ? new CpuMeter(() => ReadMachine(readFile))
            : null;
    }

    /// <summary>The usage since the last call, in percent; <see cref="Failed"/> when it cannot be told, null when no time has passed.</summary>
    public double? Take()
    {
        var last = _last;
        _last = _read();
        if (last is not { } before || _last is not { } now) return Failed;
        var available = now.Available - before.Available;
        return available <= 0 ? null : Math.Clamp(100 * (now.Used - before.Used) / available, 0, 100);
    }

    private static (double, double)? ReadMachine(Func<string, string?> readFile)
    {
        var line = readFile("/proc/stat")?.Split('\n', 2)[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (line is not ["cpu", ..] || line.Length < 6) return null;
        double all = 0;
        // What guests use is contained in user and nice.
        foreach (var field in line.Skip(1).Take(8))
        {
            if (Number(field) is not { } ticks) return null;
            all += ticks;
        }

        return (all - Number(line[4])!.Value - Number(line[5])!.Value, all);
    }

    private static (double, double)? ReadCgroup2(Func<string, string?> readFile, int processors, TimeProvider clock)
    {
        var usage = readFile("/sys/fs/cgroup/cpu.stat")?.Split('\n').FirstOrDefault(static line => line.StartsWith("usage_usec ", StringComparison.Ordinal));
        if (usage is null || Number(usage["usage_usec ".Length..]) is not { } microseconds) return null;
        var limit = readFile("/sys/fs/cgroup/cpu.max")?.Split(' ');
        var share = limit is [var quota, var period] && Number(quota) is { } q && Number(period) is { } p && p > 0 ? q / p : processors;
        return (microseconds / 1e6, share * Seconds(clock));
    }

    private static (double, double)? ReadCgroup1(Func<string, string?> readFile, int processors, TimeProvider clock)
    {
        if (Number(readFile("/sys/fs/cgroup/cpuacct/cpuacct.usage")) is not { } nanoseconds) return null;
        var quota = Number(readFile("/sys/fs/cgroup/cpu/cpu.cfs_quota_us"));
        var period = Number(readFile("/sys/fs/cgroup/cpu/cpu.cfs_period_us"));
        return (nanoseconds / 1e9, (quota > 0 && period > 0 ? quota.Value / period.Value : processors) * Seconds(clock));
    }

    private static double Seconds(TimeProvider clock) => (double)clock.GetTimestamp() / clock.TimestampFrequency;

    private static double? Number(string? text) =>
        double.TryParse(text?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? ReadFile(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
