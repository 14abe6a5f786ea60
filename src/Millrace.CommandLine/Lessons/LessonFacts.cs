using Amazon.Runtime;
using Millrace.CommandLine.Logs;
using Millrace.CommandLine.Tables;
using Millrace.Model.CloudWatch;
using Millrace.Model.DynamoDB;
using Millrace.Model.Kinesis;
using Millrace.Model.Lambda;
using Dimension = Millrace.Model.CloudWatch.Dimension;

namespace Millrace.CommandLine.Lessons;

/// <summary>What the lessons have left on a server.</summary>
internal sealed record LessonFacts
{
    /// <summary>The stream and the function of all lessons, and what the names of the rest begin with.</summary>
    public const string Name = "millrace-lessons";

    private const string Active = "ACTIVE";
    private const int SecondsOfDay = 86400;

    /// <summary>Whether the stream is there.</summary>
    public bool IsThere { get; private init; }

    /// <summary>Whether it can be used.</summary>
    public bool IsActive { get; private init; }

    /// <summary>How many records came in during the last day.</summary>
    public double Records { get; private init; }

    /// <summary>Whether records were read.</summary>
    public bool WasRead { get; private init; }

    /// <summary>How many leases there are; less than 0 without a table of them.</summary>
    public int Leases { get; private init; } = -1;

    /// <summary>Whether the function is there.</summary>
    public bool HasFunction { get; private init; }

    /// <summary>Whether the stream is mapped to it.</summary>
    public bool IsMapped { get; private init; }

    /// <summary>Whether it has logged.</summary>
    public bool HasLog { get; private init; }

    /// <summary>Looks.</summary>
    public static async Task<LessonFacts> LookAsync(VerbCall call)
    {
        using var kinesis = call.Clients.Kinesis();
        var stream = await OrNoneAsync(() => kinesis.DescribeStreamSummaryAsync(new DescribeStreamSummaryRequest { StreamName = Name }, call.Cancellation));
        using var lambda = call.Clients.Lambda();
        var function = await OrNoneAsync(() => lambda.GetFunctionConfigurationAsync(new GetFunctionConfigurationRequest { FunctionName = Name }, call.Cancellation));
        var mappings = function is null ? null : await OrNoneAsync(() => lambda.ListEventSourceMappingsAsync(new ListEventSourceMappingsRequest { FunctionName = Name }, call.Cancellation));
        using var logs = call.Clients.Logs();
        return new LessonFacts
        {
            IsThere = stream is not null,
            IsActive = stream?.StreamDescriptionSummary.StreamStatus == Active,
            Records = stream is null ? 0 : await SumAsync(call, "IncomingRecords"),
            WasRead = stream is not null && await SumAsync(call, "GetRecords.Records") > 0,
            Leases = await LeasesAsync(call),
            HasFunction = function is not null,
            IsMapped = mappings?.EventSourceMappings is { Count: > 0 },
            HasLog = (await LogsCommand.GroupsAsync(logs, call.Cancellation)).Contains($"/aws/lambda/{Name}"),
        };
    }

    private static async Task<double> SumAsync(VerbCall call, string metric)
    {
        using var metrics = call.Clients.CloudWatch();
        var now = call.Time.GetUtcNow();
        var answer = await metrics.GetMetricStatisticsAsync(
            new GetMetricStatisticsRequest
            {
                Namespace = "AWS/Kinesis",
                MetricName = metric,
                Dimensions = [new Dimension { Name = "StreamName", Value = Name }],
                StartTime = now - TimeSpan.FromDays(1),
                // Times are whole seconds there, and an end is exclusive: what came in this second is before the next minute.
                EndTime = now.AddMinutes(1),
                Period = SecondsOfDay,
                Statistics = ["Sum"],
            },
            call.Cancellation);
        return (answer.Datapoints ?? []).Sum(static point => point.Sum ?? 0);
    }

    private static async Task<int> LeasesAsync(VerbCall call)
    {
        using var tables = call.Clients.DynamoDB();
        var leases = -1;
        foreach (var name in (await TableCommand.NamesAsync(tables, call.Cancellation)).Where(static name => name.StartsWith(Name, StringComparison.Ordinal)))
        {
            var table = await tables.DescribeTableAsync(new DescribeTableRequest { TableName = name }, call.Cancellation);
            if (table.Table?.KeySchema is not [{ AttributeName: "leaseKey" }]) continue;
            var page = await tables.ScanAsync(new ScanRequest { TableName = name }, call.Cancellation);
            leases = Math.Max(leases, 0) + (page.Items ?? []).Count(static item => item.ContainsKey("checkpoint"));
        }

        return leases;
    }

    private static async Task<T?> OrNoneAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return await ask();
        }
        catch (AmazonServiceException missing) when (missing.ErrorCode == "ResourceNotFoundException")
        {
            return null;
        }
    }
}
