using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A distribution.</summary>
[SimpleShape(Enum = [Random, ByLogStream])]
public static class Distribution
{
    /// <summary><c>Random</c>.</summary>
    public const string Random = "Random";

    /// <summary><c>ByLogStream</c>.</summary>
    public const string ByLogStream = "ByLogStream";
}
