using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What a read of a global table sees.</summary>
[SimpleShape(Enum = [Eventual, Strong])]
public static class MultiRegionConsistency
{
    /// <summary><c>EVENTUAL</c>.</summary>
    public const string Eventual = "EVENTUAL";

    /// <summary><c>STRONG</c>.</summary>
    public const string Strong = "STRONG";
}
