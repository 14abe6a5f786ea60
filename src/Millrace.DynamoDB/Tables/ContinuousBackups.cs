using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Tables;

/// <summary>Continuous backups: whether they are wanted is kept and told; there is nothing to restore from (facts/dynamodb.md 16).</summary>
internal static class ContinuousBackups
{
    /// <summary>How far behind the present a table could be restored to.</summary>
    private const long LatestDelayMilliseconds = 5 * 60 * 1000;

    public static ContinuousBackupsDescription Of(TableState table, long now) => new()
    {
        ContinuousBackupsStatus = ContinuousBackupsStatus.Enabled,
        PointInTimeRecoveryDescription = table.RecoverableSince is not { } since
            ? new PointInTimeRecoveryDescription { PointInTimeRecoveryStatus = PointInTimeRecoveryStatus.Disabled }
            : new PointInTimeRecoveryDescription
            {
                PointInTimeRecoveryStatus = PointInTimeRecoveryStatus.Enabled,
                RecoveryPeriodInDays = table.RecoveryPeriodInDays,
                EarliestRestorableDateTime = DateTimeOffset.FromUnixTimeMilliseconds(since),
                LatestRestorableDateTime = DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(since, now - LatestDelayMilliseconds)),
            },
    };

    /// <summary>The family of backups has an error of its own for a table that is not there.</summary>
    public static ServiceException NoTable(string name) => new("TableNotFoundException", $"Table not found: {name}");
}
