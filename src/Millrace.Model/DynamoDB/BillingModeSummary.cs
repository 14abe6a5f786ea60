using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How a table is paid for.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.BillingModeSummary")]
public sealed partial record BillingModeSummary
{
    /// <summary>Provisioned or on demand; one of <see cref="BillingMode"/>.</summary>
    [Shape(typeof(BillingMode))]
    public string? BillingMode { get; init; }

    /// <summary>When the table last became one on demand.</summary>
    public DateTimeOffset? LastUpdateToPayPerRequestDateTime { get; init; }
}
