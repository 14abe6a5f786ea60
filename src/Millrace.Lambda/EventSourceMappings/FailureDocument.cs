using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Millrace.Lambda.Destinations;
using Millrace.Lambda.Invocation;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>What an on-failure destination gets of records that were given up (facts/lambda.md 7, On-failure document).</summary>
/// <param name="Mapping">The mapping.</param>
/// <param name="ShardId">The shard.</param>
/// <param name="StreamArn">The source.</param>
/// <param name="Condition">Why they were given up.</param>
internal sealed record FailureDocument(MappingState Mapping, string ShardId, string StreamArn, string Condition)
{
    public const string RetryAttemptsExhausted = "RetryAttemptsExhausted";
    public const string RecordAgeExceeded = "RecordAgeExceeded";

    /// <summary>The id of the last call.</summary>
    public required string RequestId { get; init; }

    /// <summary>How often the function was called.</summary>
    public required int InvokeCount { get; init; }

    /// <summary>What came of the last call; null where the records grew too old.</summary>
    public InvocationOutcome? Outcome { get; init; }

    /// <summary>Writes it.</summary>
    /// <param name="records">The records that are given up.</param>
    /// <param name="payload">The event that the function gets of them.</param>
    /// <param name="now">Now.</param>
    public DestinationDocument Write(RecordRange records, ReadOnlySpan<byte> payload, DateTimeOffset now)
    {
        var isObject = Mapping.Configuration.DestinationConfig?.OnFailure?.Destination?.Contains(":s3:", StringComparison.Ordinal) == true;
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteStartObject("requestContext");
            json.WriteString("requestId", RequestId);
            json.WriteString("functionArn", Mapping.Configuration.FunctionArn);
            json.WriteString("condition", Condition);
            json.WriteNumber("approximateInvokeCount", InvokeCount);
            json.WriteEndObject();
            if (Outcome is { } outcome)
            {
                json.WriteStartObject("responseContext");
                json.WriteNumber("statusCode", 200);
                json.WriteString("executedVersion", outcome.ExecutedVersion);
                json.WriteString("functionError", outcome.FunctionError);
                json.WriteEndObject();
            }

            json.WriteString("version", "1.0");
            json.WriteString("timestamp", Text(now));
            json.WriteStartObject(MappingChecks.ServiceOf(StreamArn) == MappingChecks.Tables ? "DDBStreamBatchInfo" : "KinesisBatchInfo");
            json.WriteString("shardId", ShardId);
            json.WriteString("startSequenceNumber", records.FirstNumber);
            json.WriteString("endSequenceNumber", records.LastNumber);
            json.WriteString("approximateArrivalOfFirstRecord", Text(DateTimeOffset.FromUnixTimeMilliseconds(records.FirstArrival)));
            json.WriteString("approximateArrivalOfLastRecord", Text(DateTimeOffset.FromUnixTimeMilliseconds(records.LastArrival)));
            json.WriteNumber("batchSize", records.Count);
            json.WriteString("streamArn", StreamArn);
            json.WriteEndObject();
            if (isObject) json.WriteString("payload", payload);
            json.WriteEndObject();
        }

        return new DestinationDocument(Encoding.UTF8.GetString(body.WrittenSpan)) { ObjectKey = isObject ? Key(now) : null };
    }

    private string Key(DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture,
        $"aws/lambda/{Mapping.Configuration.UUID}/{ShardId}/{now.UtcDateTime:yyyy'/'MM'/'dd'/'yyyy'-'MM'-'dd'T'HH'.'mm'.'ss}-{Guid.NewGuid()}");

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
