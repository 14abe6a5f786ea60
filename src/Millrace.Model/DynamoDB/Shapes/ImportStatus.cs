using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The state of an import.</summary>
[SimpleShape(Enum = [InProgress, Completed, Cancelling, Cancelled, Failed])]
public static class ImportStatus
{
    /// <summary><c>IN_PROGRESS</c>.</summary>
    public const string InProgress = "IN_PROGRESS";

    /// <summary><c>COMPLETED</c>.</summary>
    public const string Completed = "COMPLETED";

    /// <summary><c>CANCELLING</c>.</summary>
    public const string Cancelling = "CANCELLING";

    /// <summary><c>CANCELLED</c>.</summary>
    public const string Cancelled = "CANCELLED";

    /// <summary><c>FAILED</c>.</summary>
    public const string Failed = "FAILED";
}
