using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>What a version is also published to.</summary>
[SimpleShape(Enum = [LatestPublished])]
public static class FunctionVersionLatestPublished
{
    /// <summary><c>LATEST_PUBLISHED</c>.</summary>
    public const string LatestPublished = "LATEST_PUBLISHED";
}
