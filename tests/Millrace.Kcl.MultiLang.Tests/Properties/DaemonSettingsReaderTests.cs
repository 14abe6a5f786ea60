using Microsoft.Extensions.Logging;
using Millrace.Kcl.MultiLang.Properties;

namespace Millrace.Kcl.MultiLang.Tests.Properties;

public sealed class DaemonSettingsReaderTests
{
    private const string Least = """
        executableName = node consumer.js
        applicationName = app
        streamName = orders
        AwsCredentialsProvider = DefaultCredentialsProvider

        """;

    private readonly Log _log = new();

    [Fact]
    public void The_least_that_a_file_holds_gives_the_defaults_of_the_Java_daemon()
    {
        var settings = Read(Least);

        Assert.Equal(["node", "consumer.js"], settings.Command);
        Assert.Equal("app", settings.Kcl.ApplicationName);
        Assert.Null(settings.Kcl.TableName);
        Assert.True(Guid.TryParse(settings.Kcl.WorkerId, out _));
        var stream = Assert.Single(settings.Kcl.Streams);
        Assert.Equal(new StreamIdentifier("orders"), stream.Stream);
        Assert.Equal(ExtendedSequenceNumber.Latest, stream.InitialPosition);
        Assert.Equal(RetrievalMode.FanOut, settings.Kcl.Retrieval.Mode);
        Assert.Equal(new LeaseOptions(), settings.Kcl.Leases);
        Assert.Null(settings.Timeout);
        Assert.Null(settings.Region);
        Assert.Null(settings.Credentials);
        Assert.Equal(TimeSpan.FromSeconds(20), settings.Kcl.Processor.ShutdownGrace);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void Each_property_with_an_effect_reaches_its_option()
    {
        var settings = Read(Least + """
            tableName = leases
            workerId = w-1
            regionName = eu-west-1
            kinesisEndpoint = http://127.0.0.1:4566
            dynamoDBEndpoint = http://127.0.0.1:4567
            initialPositionInStream = trim_horizon
            timeoutInSeconds = 7
            shutdownGraceMillis = 8000
            taskBackoffTimeMillis = 9
            callProcessRecordsEvenForEmptyRecordList = yes
            failoverTimeMillis = 2000
            maxLeasesForWorker = 3
            maxLeasesToStealAtOneTime = 4
            cleanupLeasesUponShardCompletion = false
            parentShardPollIntervalMillis = 11
            maxRecords = 12
            idleTimeBetweenReadsInMillis = 250
            fanoutConfig.consumerArn = arn:consumer
            fanoutConfig.consumerName = c
            clientVersionConfig = client_version_config_compatible_with_2x
            isGracefulLeaseHandoffEnabled = off
            gracefulLeaseHandoffTimeoutMillis = 13
            workerMetricsReporterFreqInMillis = 14
            dampeningPercentage = 15
            reBalanceThresholdPercentage = 16
            maxThroughputPerHostKBps = 17.5
            """);

        Assert.Equal("leases", settings.Kcl.TableName);
        Assert.Equal("w-1", settings.Kcl.WorkerId);
        Assert.Equal("eu-west-1", settings.Region);
        Assert.Equal("http://127.0.0.1:4566", settings.KinesisEndpoint!.OriginalString);
        Assert.Equal("http://127.0.0.1:4567", settings.DynamoDbEndpoint!.OriginalString);
        Assert.Equal(TimeSpan.FromSeconds(7), settings.Timeout);
        var stream = Assert.Single(settings.Kcl.Streams);
        Assert.Equal(ExtendedSequenceNumber.TrimHorizon, stream.InitialPosition);
        Assert.Equal("arn:consumer", stream.ConsumerArn);
        Assert.Equal(
            new ProcessorOptions
            {
                ShutdownGrace = TimeSpan.FromSeconds(8), Backoff = TimeSpan.FromMilliseconds(9), CallWithoutRecords = true,
                ParentPollInterval = TimeSpan.FromMilliseconds(11),
            },
            settings.Kcl.Processor);
        Assert.Equal(
            new LeaseOptions
            {
                Assignment = LeaseAssignment.LeaseCount, Failover = TimeSpan.FromSeconds(2), MaxLeasesForWorker = 3, MaxLeasesToStealAtOneTime = 4,
                CleanUpCompleted = false, GracefulHandoff = false, GracefulHandoffTimeout = TimeSpan.FromMilliseconds(13),
                WorkerMetricsInterval = TimeSpan.FromMilliseconds(14), DampeningPercentage = 15, RebalanceThresholdPercentage = 16,
                MaxThroughputPerHostKBps = 17.5,
            },
            settings.Kcl.Leases);
        Assert.Equal(
            new RetrievalOptions { Mode = RetrievalMode.Polling, MaxRecords = 12, IdleTimeBetweenReads = TimeSpan.FromMilliseconds(250), ConsumerName = "c" },
            settings.Kcl.Retrieval);
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData("maxRecords = 10000", RetrievalMode.Polling)]
    [InlineData("idleTimeBetweenReadsInMillis = 1000", RetrievalMode.Polling)]
    [InlineData("millisBehindLatestThresholdForReducedTps = 1", RetrievalMode.Polling)]
    [InlineData("retryGetRecordsInSeconds = 1", RetrievalMode.Polling)]
    [InlineData("maxGetRecordsThreadPool = 1", RetrievalMode.Polling)]
    [InlineData("retrievalMode = polling", RetrievalMode.Polling)]
    [InlineData("retrievalMode = FANOUT\nmaxRecords = 10", RetrievalMode.FanOut)]
    [InlineData("retrievalMode = Default\nmaxRecords = 10", RetrievalMode.Polling)]
    [InlineData("retrievalMode = Default", RetrievalMode.FanOut)]
    [InlineData("maxRecords = 0", RetrievalMode.FanOut)]
    public void Retrieval_is_by_polling_once_a_property_of_polling_is_given(string lines, RetrievalMode mode) =>
        Assert.Equal(mode, Read(Least + lines).Kcl.Retrieval.Mode);

    [Fact]
    public void The_idle_time_has_a_floor() =>
        Assert.Equal(TimeSpan.FromMilliseconds(200), Read(Least + "idleTimeBetweenReadsInMillis = 5").Kcl.Retrieval.IdleTimeBetweenReads);

    [Fact]
    public void Zero_is_the_default_as_in_Java()
    {
        var settings = Read(Least + "failoverTimeMillis = 0\nshutdownGraceMillis = 0\ntimeoutInSeconds = 0\nmaxLeasesForWorker = 0");

        Assert.Equal(new LeaseOptions(), settings.Kcl.Leases);
        Assert.Equal(TimeSpan.FromSeconds(20), settings.Kcl.Processor.ShutdownGrace);
        Assert.Null(settings.Timeout);
    }

    [Fact]
    public void A_time_to_begin_at_is_in_seconds_and_wins()
    {
        var stream = Assert.Single(Read(Least + "initialPositionInStream = LATEST\ninitialPositionInStreamExtended = 1700000000").Kcl.Streams);

        Assert.Equal(ExtendedSequenceNumber.AtTimestamp, stream.InitialPosition);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), stream.InitialTimestamp);
    }

    [Theory]
    [InlineData("arn:aws:kinesis:us-east-1:123456789012:stream/clicks")]
    [InlineData("arn:aws-cn:kinesis:cn-north-1:123456789012:stream/clicks")]
    public void The_name_in_an_ARN_wins(string arn) =>
        Assert.Equal("clicks", Assert.Single(Read(Least + $"streamArn = {arn}").Kcl.Streams).Stream.StreamName);

    [Theory]
    [InlineData("maxRecords = many", "maxRecords = many is not a whole number of 0 or more.")]
    [InlineData("maxRecords = -1", "maxRecords = -1 is not a whole number of 0 or more.")]
    [InlineData("maxRecords = 10001", "maxRecords = 10001 is too much; the most is 10000.")]
    [InlineData("metricsBufferTimeMillis = x", "metricsBufferTimeMillis = x is not a whole number of 0 or more.")]
    [InlineData("workerMetricsEMAAlpha = x", "workerMetricsEMAAlpha = x is not a number of 0 or more.")]
    [InlineData("disableWorkerMetrics = maybe", "disableWorkerMetrics = maybe is neither true nor false.")]
    [InlineData("kinesisEndpoint = localhost:4566", "kinesisEndpoint = localhost:4566 is not a URI like https://example.com:4566.")]
    [InlineData("initialPositionInStream = AT_TIMESTAMP", "initialPositionInStream = AT_TIMESTAMP is none of TRIM_HORIZON, LATEST.")]
    [InlineData("initialPositionInStreamExtended = 1700000000000", "initialPositionInStreamExtended = 1700000000000 is beyond the year 9999: it is in seconds, not milliseconds.")]
    [InlineData("retrievalMode = PUSH", "retrievalMode = PUSH is none of DEFAULT, POLLING, FANOUT.")]
    [InlineData("staleWorkerMetricsEntryCleanupDuration = 1d", "staleWorkerMetricsEntryCleanupDuration = 1d is not a duration like P1D.")]
    [InlineData("streamArn = orders", "streamArn = orders is not like arn:aws:kinesis:us-east-1:123456789012:stream/NAME.")]
    [InlineData("executableName = \"a", "executableName: a quotation mark is not closed.")]
    [InlineData("AwsCredentialsProvider = Magic|secret", "AwsCredentialsProvider: 'Magic' is not known here. Known are ")]
    public void A_value_that_means_nothing_is_refused(string line, string fault) =>
        Assert.StartsWith(fault, Assert.Throws<PropertiesException>(() => Read(Least + line)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_fault_is_told_at_once() =>
        Assert.Equal(
            """
            maxRecords = x is not a whole number of 0 or more.
            applicationName is missing.
            executableName is missing.
            streamName or streamArn is missing.
            """.ReplaceLineEndings("\n"),
            Assert.Throws<PropertiesException>(() => Read("maxRecords = x")).Message);

    /// <summary>amazon-kinesis-client#685, #1091: an endpoint in the wrong spelling was passed over without a word.</summary>
    [Fact]
    public void An_unknown_name_is_told_with_the_right_one()
    {
        Read(Least + "DynamoDBEndpoint = http://a\nRetrievalMode = POLLING\ncloudwatchEndpoint = http://b\n");

        Assert.Equal(
            [
                "DynamoDBEndpoint is no property of the daemon, and is ignored. Did you mean dynamoDBEndpoint?",
                "RetrievalMode is no property of the daemon, and is ignored. Did you mean retrievalMode?",
                "cloudwatchEndpoint is no property of the daemon, and is ignored.",
            ],
            _log.At(LogLevel.Warning).Select(line => line.Replace(" Did you mean kinesisEndpoint?", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Those_without_effect_are_told_in_one_line()
    {
        Read(Least + "metricsLevel = none\nmaxActiveThreads = 4\nkinesisClient.anything = 1\ncoordinatorStateBillingMode = PROVISIONED\n");

        Assert.Equal("without effect in this daemon: coordinatorStateBillingMode, kinesisClient.anything, maxActiveThreads, metricsLevel", Assert.Single(_log.Lines));
    }

    [Theory]
    [InlineData("AWSCredentialsProvider")]
    [InlineData("awscredentialsprovider")]
    public void Credentials_are_found_in_any_case_and_never_shown(string name)
    {
        var settings = Read(Least.Replace("AwsCredentialsProvider", name, StringComparison.Ordinal)
            .Replace("= DefaultCredentialsProvider", "= StaticCredentialsProvider|id-1|hidden", StringComparison.Ordinal) + "AwsCredentialsProviderDynamoDB = StaticCredentialsProvider|id-2|hidden");

        Assert.Equal("id-1", settings.Credentials!.GetCredentials().AccessKey);
        Assert.Equal("id-2", settings.DynamoDbCredentials!.GetCredentials().AccessKey);
        Assert.DoesNotContain("hidden", string.Concat(_log.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "hidden", Assert.Throws<PropertiesException>(() => Read($"{name} = Static|id|hidden")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_provider_that_has_credentials_is_taken()
    {
        var chain = CredentialsProviders.Create("software.amazon.ProfileCredentialsProvider|no-such-profile, com.example.StaticCredentialsProvider|id|secret")!;

        Assert.Equal("id", (await chain.GetCredentialsAsync()).AccessKey);
        Assert.Equal("id", chain.GetCredentials().AccessKey);
    }

    [Theory]
    [InlineData("StaticCredentialsProvider|id", "StaticCredentialsProvider needs |ID|SECRET.")]
    [InlineData("StsAssumeRoleCredentialsProvider|arn", "StsAssumeRoleCredentialsProvider needs |ROLE_ARN|SESSION.")]
    [InlineData("StsAssumeRoleCredentialsProvider|arn|s|colour=red", "StsAssumeRoleCredentialsProvider: 'colour' is none of endpointRegion=REGION, endpoint=HOST^REGION, externalId=ID.")]
    [InlineData(",", "AwsCredentialsProvider names no provider.")]
    public void A_provider_that_lacks_something_is_refused(string providers, string fault) =>
        Assert.Equal(fault, Assert.Throws<FormatException>(() => CredentialsProviders.Create(providers)).Message);

    [Fact]
    public void A_role_is_understood_in_the_spelling_of_Java() =>
        Assert.NotNull(CredentialsProviders.Create("StsAssumeRoleCredentialsProvider|arn|s|endpoint=sts.eu-west-1.amazonaws.com^eu-west-1|externalId=e"));

    private DaemonSettings Read(string text) => DaemonSettingsReader.Read(JavaProperties.Parse(text), _log);
}
