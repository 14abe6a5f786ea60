namespace Millrace.Storage.Tables;

/// <summary>Which spaces of the table store are whose. They are in the files of data directories: none of them changes.</summary>
public static class TableSpaces
{
    /// <summary>DynamoDB's catalog; its tables and indexes have the numbers above it.</summary>
    public const long DynamoDB = 0;

    /// <summary>The queues of SQS.</summary>
    public const long Queues = -1;

    /// <summary>The messages of SQS.</summary>
    public const long Messages = -2;

    /// <summary>What was received from queues of SQS.</summary>
    public const long Receives = -3;

    /// <summary>The metrics of CloudWatch.</summary>
    public const long Metrics = -10;

    /// <summary>The values of metrics.</summary>
    public const long MetricPoints = -11;

    /// <summary>The alarms of CloudWatch.</summary>
    public const long Alarms = -12;

    /// <summary>CloudWatch Logs' catalog; its streams have the numbers above it, far below zero.</summary>
    public const long Logs = long.MinValue;
}
