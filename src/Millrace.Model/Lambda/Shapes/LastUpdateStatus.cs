using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How far the last change has come.</summary>
[SimpleShape(Enum = [Successful, Failed, InProgress])]
public static class LastUpdateStatus
{
    /// <summary><c>Successful</c>.</summary>
    public const string Successful = "Successful";

    /// <summary><c>Failed</c>.</summary>
    public const string Failed = "Failed";

    /// <summary><c>InProgress</c>.</summary>
    public const string InProgress = "InProgress";
}
