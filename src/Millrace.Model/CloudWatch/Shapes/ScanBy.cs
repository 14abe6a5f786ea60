using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A scan by.</summary>
[SimpleShape(Enum = [TimestampDescending, TimestampAscending])]
public static class ScanBy
{
    /// <summary><c>TimestampDescending</c>.</summary>
    public const string TimestampDescending = "TimestampDescending";

    /// <summary><c>TimestampAscending</c>.</summary>
    public const string TimestampAscending = "TimestampAscending";
}
