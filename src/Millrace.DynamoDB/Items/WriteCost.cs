using Millrace.DynamoDB.Tables;

namespace Millrace.DynamoDB.Items;

/// <summary>The write units of a change (facts/dynamodb.md 8).</summary>
/// <param name="Table">Those of the table.</param>
/// <param name="Indexes">Those of each index whose entries changed.</param>
internal readonly record struct WriteCost(double Table, IReadOnlyList<(IndexState Index, double Units)> Indexes)
{
    private const int BytesOfUnit = 1024;

    /// <summary>The units of writing so many bytes: one for each KiB begun, one at least.</summary>
    public static double UnitsOf(int bytes) => Math.Max(1, (bytes + BytesOfUnit - 1) / BytesOfUnit);
}
