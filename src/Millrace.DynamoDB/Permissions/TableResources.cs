using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Permissions;

/// <summary>What calls that are not about items are about.</summary>
internal static class TableResources
{
    /// <summary>The table, by name or ARN, and the index; null for a call about something else.</summary>
    public static (string Table, string? Index)? Of(object request) => request switch
    {
        DescribeTableRequest describe => (describe.TableName, null),
        UpdateTableRequest update => (update.TableName, null),
        DeleteTableRequest delete => (delete.TableName, null),
        DescribeTimeToLiveRequest describe => (describe.TableName, null),
        UpdateTimeToLiveRequest update => (update.TableName, null),
        DescribeContinuousBackupsRequest describe => (describe.TableName, null),
        UpdateContinuousBackupsRequest update => (update.TableName, null),
        ListTagsOfResourceRequest list => (list.ResourceArn, null),
        GetResourcePolicyRequest get => (get.ResourceArn, null),
        PutResourcePolicyRequest put => (put.ResourceArn, null),
        DeleteResourcePolicyRequest delete => (delete.ResourceArn, null),
        DescribeKinesisStreamingDestinationRequest describe => (describe.TableName, null),
        EnableKinesisStreamingDestinationRequest enable => (enable.TableName, null),
        DisableKinesisStreamingDestinationRequest disable => (disable.TableName, null),
        UpdateKinesisStreamingDestinationRequest update => (update.TableName, null),
        CreateBackupRequest create => (create.TableName, null),
        RestoreTableToPointInTimeRequest restore => (restore.SourceTableArn ?? restore.SourceTableName ?? restore.TargetTableName, null),
        ExportTableToPointInTimeRequest export => (export.TableArn, null),
        ImportTableRequest import => (import.TableCreationParameters.TableName, null),
        DescribeContributorInsightsRequest describe => (describe.TableName, describe.IndexName),
        UpdateContributorInsightsRequest update => (update.TableName, update.IndexName),
        DescribeTableReplicaAutoScalingRequest describe => (describe.TableName, null),
        UpdateTableReplicaAutoScalingRequest update => (update.TableName, null),
        _ => null,
    };

    /// <summary>The ARN of what is neither a table nor an index.</summary>
    public static string? OtherOf(object request, RequestContext context) => request switch
    {
        DescribeBackupRequest describe => describe.BackupArn,
        DeleteBackupRequest delete => delete.BackupArn,
        RestoreTableFromBackupRequest restore => restore.BackupArn,
        DescribeExportRequest describe => describe.ExportArn,
        DescribeImportRequest describe => describe.ImportArn,
        CreateGlobalTableRequest create => GlobalTable(create.GlobalTableName, context),
        UpdateGlobalTableRequest update => GlobalTable(update.GlobalTableName, context),
        DescribeGlobalTableRequest describe => GlobalTable(describe.GlobalTableName, context),
        DescribeGlobalTableSettingsRequest describe => GlobalTable(describe.GlobalTableName, context),
        UpdateGlobalTableSettingsRequest update => GlobalTable(update.GlobalTableName, context),
        _ => null,
    };

    private static string GlobalTable(string name, RequestContext context) => $"arn:aws:dynamodb::{context.Caller.AccountId}:global-table/{name}";
}
