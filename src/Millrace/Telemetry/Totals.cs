using Millrace.Kinesis.Metering;
using Millrace.Lambda.Invocation;

namespace Millrace.Telemetry;

/// <summary>What is counted of a stream, by place.</summary>
internal static class StreamTotals
{
    public const int RecordsIn = 0;
    public const int BytesIn = 1;
    public const int RecordsOut = 2;
    public const int BytesOut = 3;
    public const int WritesThrottled = 4;
    public const int ReadsThrottled = 5;

    public static long[] Of(ShardCounts counts) =>
        [counts.IncomingRecords, counts.IncomingBytes, counts.OutgoingRecords, counts.OutgoingBytes, counts.WritesRefused, counts.ReadsRefused];

    public static double[] LevelsOf(ShardCounts counts) => [counts.IteratorAge / 1000.0];
}

/// <summary>What is counted of a function, by place.</summary>
internal static class FunctionTotals
{
    public const int Invocations = 0;
    public const int Errors = 1;
    public const int Throttles = 2;
    public const int ColdStarts = 3;

    public static long[] Of(FunctionActivity function) => [function.Invocations, function.Errors, function.Throttles, function.ColdStarts];
}

/// <summary>What is counted of an event source mapping, by place.</summary>
internal static class MappingTotals
{
    public const int Polled = 0;
    public const int Failed = 1;
    public const int Dropped = 2;

    public static long[] Of(MappingActivity mapping) => [mapping.Polled, mapping.Failed, mapping.Dropped];

    public static double[] LevelsOf(MappingActivity mapping) => [mapping.Lag.TotalSeconds];
}
