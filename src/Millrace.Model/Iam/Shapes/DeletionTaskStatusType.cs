using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>How far a deletion has come.</summary>
[SimpleShape(Enum = [Succeeded, InProgress, Failed, NotStarted])]
public static class DeletionTaskStatusType
{
    /// <summary><c>SUCCEEDED</c>.</summary>
    public const string Succeeded = "SUCCEEDED";

    /// <summary><c>IN_PROGRESS</c>.</summary>
    public const string InProgress = "IN_PROGRESS";

    /// <summary><c>FAILED</c>.</summary>
    public const string Failed = "FAILED";

    /// <summary><c>NOT_STARTED</c>.</summary>
    public const string NotStarted = "NOT_STARTED";
}
