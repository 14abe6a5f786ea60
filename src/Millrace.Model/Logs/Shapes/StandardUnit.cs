using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A standard unit.</summary>
[SimpleShape(Enum = [Seconds, Microseconds, Milliseconds, Bytes, Kilobytes, Megabytes, Gigabytes, Terabytes, Bits, Kilobits, Megabits, Gigabits, Terabits, Percent, Count, BytesPerSecond, KilobytesPerSecond, MegabytesPerSecond, GigabytesPerSecond, TerabytesPerSecond, BitsPerSecond, KilobitsPerSecond, MegabitsPerSecond, GigabitsPerSecond, TerabitsPerSecond, CountPerSecond, None])]
public static class StandardUnit
{
    /// <summary><c>Seconds</c>.</summary>
    public const string Seconds = "Seconds";

    /// <summary><c>Microseconds</c>.</summary>
    public const string Microseconds = "Microseconds";

    /// <summary><c>Milliseconds</c>.</summary>
    public const string Milliseconds = "Milliseconds";

    /// <summary><c>Bytes</c>.</summary>
    public const string Bytes = "Bytes";

    /// <summary><c>Kilobytes</c>.</summary>
    public const string Kilobytes = "Kilobytes";

    /// <summary><c>Megabytes</c>.</summary>
    public const string Megabytes = "Megabytes";

    /// <summary><c>Gigabytes</c>.</summary>
    public const string Gigabytes = "Gigabytes";

    /// <summary><c>Terabytes</c>.</summary>
    public const string Terabytes = "Terabytes";

    /// <summary><c>Bits</c>.</summary>
    public const string Bits = "Bits";

    /// <summary><c>Kilobits</c>.</summary>
    public const string Kilobits = "Kilobits";

    /// <summary><c>Megabits</c>.</summary>
    public const string Megabits = "Megabits";

    /// <summary><c>Gigabits</c>.</summary>
    public const string Gigabits = "Gigabits";

    /// <summary><c>Terabits</c>.</summary>
    public const string Terabits = "Terabits";

    /// <summary><c>Percent</c>.</summary>
    public const string Percent = "Percent";

    /// <summary><c>Count</c>.</summary>
    public const string Count = "Count";

    /// <summary><c>Bytes/Second</c>.</summary>
    public const string BytesPerSecond = "Bytes/Second";

    /// <summary><c>Kilobytes/Second</c>.</summary>
    public const string KilobytesPerSecond = "Kilobytes/Second";

    /// <summary><c>Megabytes/Second</c>.</summary>
    public const string MegabytesPerSecond = "Megabytes/Second";

    /// <summary><c>Gigabytes/Second</c>.</summary>
    public const string GigabytesPerSecond = "Gigabytes/Second";

    /// <summary><c>Terabytes/Second</c>.</summary>
    public const string TerabytesPerSecond = "Terabytes/Second";

    /// <summary><c>Bits/Second</c>.</summary>
    public const string BitsPerSecond = "Bits/Second";

    /// <summary><c>Kilobits/Second</c>.</summary>
    public const string KilobitsPerSecond = "Kilobits/Second";

    /// <summary><c>Megabits/Second</c>.</summary>
    public const string MegabitsPerSecond = "Megabits/Second";

    /// <summary><c>Gigabits/Second</c>.</summary>
    public const string GigabitsPerSecond = "Gigabits/Second";

    /// <summary><c>Terabits/Second</c>.</summary>
    public const string TerabitsPerSecond = "Terabits/Second";

    /// <summary><c>Count/Second</c>.</summary>
    public const string CountPerSecond = "Count/Second";

    /// <summary><c>None</c>.</summary>
    public const string None = "None";
}
