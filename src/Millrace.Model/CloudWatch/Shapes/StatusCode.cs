using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A status code.</summary>
[SimpleShape(Enum = [Complete, InternalError, PartialData, Forbidden])]
public static class StatusCode
{
    /// <summary><c>Complete</c>.</summary>
    public const string Complete = "Complete";

    /// <summary><c>InternalError</c>.</summary>
    public const string InternalError = "InternalError";

    /// <summary><c>PartialData</c>.</summary>
    public const string PartialData = "PartialData";

    /// <summary><c>Forbidden</c>.</summary>
    public const string Forbidden = "Forbidden";
}
