using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A change to the global secondary indexes: one of its members.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.GlobalSecondaryIndexUpdate")]
public sealed partial record GlobalSecondaryIndexUpdate
{
    /// <summary>What to change.</summary>
    public UpdateGlobalSecondaryIndexAction? Update { get; init; }

    /// <summary>What to make.</summary>
    public CreateGlobalSecondaryIndexAction? Create { get; init; }

    /// <summary>What to delete.</summary>
    public DeleteGlobalSecondaryIndexAction? Delete { get; init; }
}
