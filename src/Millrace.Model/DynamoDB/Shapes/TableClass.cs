using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How a table is stored.</summary>
[SimpleShape(Enum = [Standard, StandardInfrequentAccess])]
public static class TableClass
{
    /// <summary><c>STANDARD</c>.</summary>
    public const string Standard = "STANDARD";

    /// <summary><c>STANDARD_INFREQUENT_ACCESS</c>.</summary>
    public const string StandardInfrequentAccess = "STANDARD_INFREQUENT_ACCESS";
}
