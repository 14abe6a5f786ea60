using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>An action of a transaction: one of its members.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.TransactWriteItem")]
public sealed partial record TransactWriteItem
{
    /// <summary>Checks an item without changing it.</summary>
    public ConditionCheck? ConditionCheck { get; init; }

    /// <summary>Writes an item.</summary>
    public Put? Put { get; init; }

    /// <summary>What to delete.</summary>
    public Delete? Delete { get; init; }

    /// <summary>What to change.</summary>
    public Update? Update { get; init; }
}
