using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>What starts from a snapshot.</summary>
[SimpleShape(Enum = [PublishedVersions, None])]
public static class SnapStartApplyOn
{
    /// <summary><c>PublishedVersions</c>.</summary>
    public const string PublishedVersions = "PublishedVersions";

    /// <summary><c>None</c>.</summary>
    public const string None = "None";
}
