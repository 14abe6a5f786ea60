using System.Text.RegularExpressions;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;

namespace Millrace.Kcl.MultiLang.Properties;

/// <summary>
/// Maps the properties of the Java daemon to the options of the library and the settings of the SDK (facts/kcl.md 3). Where it differs from Java, on purpose:
/// false and 0 are values like others where they mean something, and a number that is none is refused.
/// </summary>
internal static partial class DaemonSettingsReader
{
    // Retrieval is by polling once one of these is given: who sets them means GetRecords.
    private static readonly string[] PollingProperties =
        ["maxRecords", "idleTimeBetweenReadsInMillis", "millisBehindLatestThresholdForReducedTps", "retryGetRecordsInSeconds", "maxGetRecordsThreadPool"];

    private const int MostRecords = 10_000;

    // Below this a shard's five calls a second would be used up (facts/kcl.md 3).
    private static readonly TimeSpan ShortestIdleTime = TimeSpan.FromMilliseconds(200);

    /// <summary>Java's 0 would end children before they can checkpoint; orchestrators kill after 30 s.</summary>
    private static readonly TimeSpan DefaultShutdownGrace = TimeSpan.FromSeconds(20);

    /// <summary>Reads the properties.</summary>
    /// <param name="properties">The file's names and values.</param>
    /// <param name="logger">Is told of unknown names and of those without effect.</param>
    /// <exception cref="PropertiesException">Values are missing or wrong.</exception>
    public static DaemonSettings Read(IReadOnlyDictionary<string, string> properties, ILogger logger)
    {
        var values = new PropertyValues(properties, logger);
        var application = values.Required("applicationName");
        var settings = new DaemonSettings
        {
            Command = Command(values),
            Kcl = new KclOptions
            {
                ApplicationName = application,
                Streams = [Stream(values)],
                WorkerId = values.Text("workerId") ?? values.Text("workerIdentifier") ?? Guid.NewGuid().ToString(),
                TableName = values.Text("tableName"),
                Leases = Leases(values),
                Retrieval = Retrieval(values),
                Processor = Processor(values),
            },
            Region = values.Text("regionName"),
            KinesisEndpoint = values.Endpoint("kinesisEndpoint") ?? values.Endpoint("kinesisClient.endpointOverride"),
            DynamoDbEndpoint = values.Endpoint("dynamoDBEndpoint") ?? values.Endpoint("dynamoDbClient.endpointOverride"),
            Credentials = Credentials(values, values.Credentials("")),
            DynamoDbCredentials = Credentials(values, values.Credentials("DynamoDB") ?? values.Credentials("")),
            Timeout = values.Count("timeoutInSeconds", int.MaxValue / 1000) is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : null,
        };
        return values.Faults.Count == 0 ? settings : throw new PropertiesException(values.Faults.Distinct());
    }

    private static IReadOnlyList<string> Command(PropertyValues values)
    {
        try
        {
            return values.Required("executableName") is { Length: > 0 } line ? CommandLine.Split(line) : [];
        }
        catch (FormatException wrong)
        {
            values.AddFault($"executableName: {wrong.Message}");
            return [];
        }
    }

    private static StreamOptions Stream(PropertyValues values)
    {
        var name = values.Text("streamName");
        if (values.Text("streamArn") is { } arn)
        {
            name = StreamArnPattern().Match(arn) is { Success: true } match ? match.Groups["name"].Value : null;
            if (name is null) values.AddFault($"streamArn = {arn} is not like arn:aws:kinesis:us-east-1:123456789012:stream/NAME.");
        }
        else if (name is null)
        {
            values.AddFault("streamName or streamArn is missing.");
        }

        var timestamp = values.Count("initialPositionInStreamExtended") is { } seconds and > 0 ? Timestamp(values, seconds) : null;
        return new StreamOptions(new StreamIdentifier(name ?? ""))
        {
            InitialPosition = timestamp is not null ? ExtendedSequenceNumber.AtTimestamp
                : values.Choice("initialPositionInStream") == "TRIM_HORIZON" ? ExtendedSequenceNumber.TrimHorizon
                : ExtendedSequenceNumber.Latest,
            InitialTimestamp = timestamp,
            ConsumerArn = values.Text("fanoutConfig.consumerArn"),
        };
    }

    private static DateTimeOffset? Timestamp(PropertyValues values, long seconds)
    {
        if (seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()) return DateTimeOffset.FromUnixTimeSeconds(seconds);
        values.AddFault($"initialPositionInStreamExtended = {seconds} is beyond the year 9999: it is in seconds, not milliseconds.");
        return null;
    }

    private static LeaseOptions Leases(PropertyValues values)
    {
        var usual = new LeaseOptions();
        return usual with
        {
            // A worker that is compatible with KCL 2 leaves leases to the count of each, as KCL 2 does; two ways at once would fight.
            Assignment = values.Choice("clientVersionConfig") is null or "CLIENT_VERSION_CONFIG_3X" ? LeaseAssignment.WorkerUtilization : LeaseAssignment.LeaseCount,
            Failover = values.Milliseconds("failoverTimeMillis") ?? usual.Failover,
            MaxLeasesForWorker = Positive(values, "maxLeasesForWorker", int.MaxValue) ?? usual.MaxLeasesForWorker,
            MaxThroughputPerHostKBps = values.Number("maxThroughputPerHostKBps") ?? usual.MaxThroughputPerHostKBps,
            MaxLeasesToStealAtOneTime = Positive(values, "maxLeasesToStealAtOneTime", int.MaxValue) ?? usual.MaxLeasesToStealAtOneTime,
            GracefulHandoff = values.Switch("isGracefulLeaseHandoffEnabled") ?? usual.GracefulHandoff,
            GracefulHandoffTimeout = values.Milliseconds("gracefulLeaseHandoffTimeoutMillis") ?? usual.GracefulHandoffTimeout,
            CleanUpCompleted = values.Switch("cleanupLeasesUponShardCompletion") ?? usual.CleanUpCompleted,
            WorkerMetricsInterval = values.Milliseconds("workerMetricsReporterFreqInMillis") ?? usual.WorkerMetricsInterval,
            RebalanceThresholdPercentage = Positive(values, "reBalanceThresholdPercentage", 100) ?? usual.RebalanceThresholdPercentage,
            DampeningPercentage = Positive(values, "dampeningPercentage", 100) ?? usual.DampeningPercentage,
        };
    }

    private static RetrievalOptions Retrieval(PropertyValues values)
    {
        var usual = new RetrievalOptions();
        var polls = values.Choice("retrievalMode") switch
        {
            "POLLING" => true,
            "FANOUT" => false,
            _ => PollingProperties.Any(name => values.Count(name) > 0),
        };
        var idle = values.Milliseconds("idleTimeBetweenReadsInMillis") ?? usual.IdleTimeBetweenReads;
        return usual with
        {
            Mode = polls ? RetrievalMode.Polling : RetrievalMode.FanOut,
            MaxRecords = Positive(values, "maxRecords", MostRecords) ?? usual.MaxRecords,
            IdleTimeBetweenReads = idle < ShortestIdleTime ? ShortestIdleTime : idle,
            ConsumerName = values.Text("fanoutConfig.consumerName"),
        };
    }

    private static ProcessorOptions Processor(PropertyValues values)
    {
        var usual = new ProcessorOptions();
        return usual with
        {
            CallWithoutRecords = values.Switch("callProcessRecordsEvenForEmptyRecordList") ?? usual.CallWithoutRecords,
            Backoff = values.Milliseconds("taskBackoffTimeMillis") ?? usual.Backoff,
            ParentPollInterval = values.Milliseconds("parentShardPollIntervalMillis") ?? usual.ParentPollInterval,
            ShutdownGrace = values.Milliseconds("shutdownGraceMillis") ?? DefaultShutdownGrace,
        };
    }

    // In Java 0 stands for the default.
    private static int? Positive(PropertyValues values, string name, int most) => values.Count(name, most) is { } count and > 0 ? count : null;

    private static AWSCredentials? Credentials(PropertyValues values, string? providers)
    {
        if (providers is null) return null;
        try
        {
            return CredentialsProviders.Create(providers);
        }
        catch (FormatException wrong)
        {
            values.AddFault(wrong.Message);
            return null;
        }
    }

    [GeneratedRegex("^arn:aws[a-z-]*:kinesis:[a-z0-9-]+:[0-9]{12}:stream/(?<name>[a-zA-Z0-9_.-]{1,128})$")]
    private static partial Regex StreamArnPattern();
}
