using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A table's class.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.TableClassSummary")]
public sealed partial record TableClassSummary
{
    /// <summary>One of <see cref="TableClass"/>.</summary>
    [Shape(typeof(TableClass))]
    public string? TableClass { get; init; }

    /// <summary>When the class last changed.</summary>
    public DateTimeOffset? LastUpdateDateTime { get; init; }
}
