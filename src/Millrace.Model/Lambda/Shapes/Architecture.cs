using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>What processors code is for.</summary>
[SimpleShape(Enum = [X8664, Arm64])]
public static class Architecture
{
    /// <summary><c>x86_64</c>.</summary>
    public const string X8664 = "x86_64";

    /// <summary><c>arm64</c>.</summary>
    public const string Arm64 = "arm64";
}
