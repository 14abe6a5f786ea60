using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Whether a snapshot is there.</summary>
[SimpleShape(Enum = [On, Off])]
public static class SnapStartOptimizationStatus
{
    /// <summary><c>On</c>.</summary>
    public const string On = "On";

    /// <summary><c>Off</c>.</summary>
    public const string Off = "Off";
}
