using System.Collections.Frozen;
using static Millrace.Kcl.MultiLang.Properties.PropertyKind;

namespace Millrace.Kcl.MultiLang.Properties;

/// <summary>The names of the Java daemon's properties (facts/kcl.md 3), the credentials' apart, which begin with a prefix in any case.</summary>
internal static class KnownProperties
{
    /// <summary>What the names of credentials begin with, in any case.</summary>
    public const string CredentialsPrefix = "AwsCredentialsProvider";

    // The insides of the Java SDK's client builders: any name that begins so is one.
    private static readonly string[] BuilderPrefixes = ["kinesisClient.", "dynamoDbClient.", "cloudWatchClient."];

    private static readonly FrozenDictionary<string, KnownProperty> All = List().ToFrozenDictionary(static property => property.Name);

    /// <summary>Every name.</summary>
    public static IEnumerable<string> Names => All.Keys.Append(CredentialsPrefix);

    /// <summary>Those with an effect.</summary>
    public static IEnumerable<KnownProperty> WithEffect => All.Values.Where(static property => property.HasEffect);

    /// <summary>The property of a name; null for an unknown one.</summary>
    public static KnownProperty? Find(string name) =>
        All.TryGetValue(name, out var known) ? known
        : IsCredentials(name) ? new KnownProperty(name, Text, HasEffect: true)
        : BuilderPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) ? new KnownProperty(name, Text, HasEffect: false)
        : null;

    /// <summary>Whether it names credentials, which must not be shown.</summary>
    public static bool IsCredentials(string name) => name.StartsWith(CredentialsPrefix, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<KnownProperty> List() =>
    [
        // Identity
        .. Used(Text, "executableName", "applicationName", "streamName", "streamArn", "tableName", "workerId", "workerIdentifier"),
        .. Unused(Text, "processingLanguage"),

        // Endpoints
        .. Used(Text, "regionName"),
        .. Used(Endpoint, "kinesisEndpoint", "dynamoDBEndpoint", "kinesisClient.endpointOverride", "dynamoDbClient.endpointOverride"),

        // Position
        Choice("initialPositionInStream", true, "TRIM_HORIZON", "LATEST"),
        .. Used(Count, "initialPositionInStreamExtended"),

        // The daemon
        .. Used(Count, "timeoutInSeconds", "shutdownGraceMillis", "taskBackoffTimeMillis"),
        .. Used(Switch, "callProcessRecordsEvenForEmptyRecordList"),
        .. Unused(Count, "maxActiveThreads", "logWarningForTaskAfterMillis"),
        .. Unused(Switch, "validateSequenceNumberBeforeCheckpointing"),

        // Leases
        .. Used(Count, "failoverTimeMillis", "maxLeasesForWorker", "maxLeasesToStealAtOneTime"),
        .. Used(Switch, "cleanupLeasesUponShardCompletion"),
        .. Unused(
            Count, "leaseAssignmentIntervalMillis", "maxLeaseRenewalThreads", "initialLeaseTableReadCapacity", "initialLeaseTableWriteCapacity",
            "leaseTableScanTotalSegments"),
        .. Unused(Switch, "enablePriorityLeaseAssignment", "leaseTableDeletionProtectionEnabled", "leaseTablePitrEnabled"),

        // Shards
        .. Used(Count, "parentShardPollIntervalMillis"),
        .. Unused(
            Count, "shardSyncIntervalMillis", "listShardsBackoffTimeInMillis", "maxListShardsRetryAttempts", "schedulerInitializationBackoffTimeMillis"),
        .. Unused(Switch, "ignoreUnexpectedChildShards", "skipShardSyncAtWorkerInitializationIfLeasesExist"),
        .. Unused(Text, "shardPrioritization"),

        // Metrics
        Choice("metricsLevel", false, "NONE", "SUMMARY", "DETAILED"),
        .. Unused(Count, "metricsBufferTimeMillis", "metricsMaxQueueSize"),
        .. Unused(Text, "metricsEnabledDimensions"),

        // Retrieval
        Choice("retrievalMode", true, "DEFAULT", "POLLING", "FANOUT"),
        .. Used(
            Count, "maxRecords", "idleTimeBetweenReadsInMillis", "millisBehindLatestThresholdForReducedTps", "retryGetRecordsInSeconds",
            "maxGetRecordsThreadPool"),
        .. Used(Text, "fanoutConfig.consumerArn", "fanoutConfig.consumerName"),
        .. Unused(
            Count, "fanoutConfig.maxDescribeStreamSummaryRetries", "fanoutConfig.maxDescribeStreamConsumerRetries",
            "fanoutConfig.registerStreamConsumerRetries", "fanoutConfig.retryBackoffMillis"),

        // KCL 3
        Choice(
            "clientVersionConfig", true,
            "CLIENT_VERSION_CONFIG_3X", "CLIENT_VERSION_CONFIG_COMPATIBLE_WITH_2X", "CLIENT_VERSION_CONFIG_COMPATIBLE_WITH_2X_PHASE1"),
        .. Used(Switch, "isGracefulLeaseHandoffEnabled"),
        .. Used(
            Count, "gracefulLeaseHandoffTimeoutMillis", "workerMetricsReporterFreqInMillis", "dampeningPercentage", "reBalanceThresholdPercentage"),
        .. Unused(Switch, "migrateAllEntitiesToLeaseTable", "disableWorkerMetrics", "allowThroughputOvershoot"),
        .. Unused(
            Count, "tableMigrationCompleteBakeTimeSeconds", "inMemoryWorkerMetricsCaptureFrequencyMillis", "noOfPersistedMetricsPerWorkerMetrics",
            "varianceBalancingFrequency"),
        .. Used(Number, "maxThroughputPerHostKBps"),
        .. Unused(Number, "workerMetricsEMAAlpha"),
        .. Unused(Duration, "staleWorkerMetricsEntryCleanupDuration"),
        .. TableOf("coordinatorState"),
        .. TableOf("workerMetrics"),
    ];

    private static IEnumerable<KnownProperty> TableOf(string prefix) =>
    [
        .. Unused(Text, $"{prefix}TableName", $"{prefix}Tags"),
        Choice($"{prefix}BillingMode", false, "PAY_PER_REQUEST", "PROVISIONED"),
        .. Unused(Count, $"{prefix}ReadCapacity", $"{prefix}WriteCapacity"),
        .. Unused(Switch, $"{prefix}PointInTimeRecoveryEnabled", $"{prefix}DeletionProtectionEnabled"),
    ];

    private static IEnumerable<KnownProperty> Used(PropertyKind kind, params IEnumerable<string> names) =>
        names.Select(name => new KnownProperty(name, kind, HasEffect: true));

    private static IEnumerable<KnownProperty> Unused(PropertyKind kind, params IEnumerable<string> names) =>
        names.Select(name => new KnownProperty(name, kind, HasEffect: false));

    private static KnownProperty Choice(string name, bool hasEffect, params string[] choices) =>
        new(name, PropertyKind.Choice, hasEffect, choices);
}
