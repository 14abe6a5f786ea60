using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The state of an export.</summary>
[SimpleShape(Enum = [InProgress, Completed, Failed])]
public static class ExportStatus
{
    /// <summary><c>IN_PROGRESS</c>.</summary>
    public const string InProgress = "IN_PROGRESS";

    /// <summary><c>COMPLETED</c>.</summary>
    public const string Completed = "COMPLETED";

    /// <summary><c>FAILED</c>.</summary>
    public const string Failed = "FAILED";
}
