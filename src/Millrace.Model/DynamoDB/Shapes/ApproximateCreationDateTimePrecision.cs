using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How finely records tell their time.</summary>
[SimpleShape(Enum = [Millisecond, Microsecond])]
public static class ApproximateCreationDateTimePrecision
{
    /// <summary><c>MILLISECOND</c>.</summary>
    public const string Millisecond = "MILLISECOND";

    /// <summary><c>MICROSECOND</c>.</summary>
    public const string Microsecond = "MICROSECOND";
}
