namespace Millrace.DynamoDB.Tables;

/// <summary>A table as it is at one moment.</summary>
/// <param name="Key">What it is called.</param>
/// <param name="State">What it is.</param>
internal sealed record Table(TableKey Key, TableState State);
