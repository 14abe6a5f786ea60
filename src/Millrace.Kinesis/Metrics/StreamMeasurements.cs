using Millrace.Kinesis.Metering;
using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Storage.Measurements;

namespace Millrace.Kinesis.Metrics;

/// <summary>The metrics of AWS/Kinesis (facts/logs-metrics.md B): of streams, of their consumers, and of shards where enhanced monitoring asks for them.</summary>
internal static class StreamMeasurements
{
    private const string Namespace = "AWS/Kinesis";
    private const string Bytes = "Bytes";
    private const string Count = "Count";
    private const string Milliseconds = "Milliseconds";
    private const double PerMicrosecond = 0.001;

    /// <summary>Adds what a stream has measured since this was last asked.</summary>
    public static void Take(DataStream stream, List<Measurement> taken)
    {
        var meter = stream.Meter;
        var dimensions = Of(stream, null);
        var putBytes = meter.PutRecord.Bytes.Take();
        var putRecords = MeasuredValues.Ratio(putBytes?.Count ?? 0, 0);
        var (batchBytes, batchRecords) = (meter.PutRecords.Bytes.Take(), meter.PutRecords.Records.Take());
        Add("IncomingBytes", Bytes, MeasuredValues.Join(putBytes, batchBytes));
        Add("IncomingRecords", Count, MeasuredValues.Join(putRecords, batchRecords));
        Add("PutRecord.Bytes", Bytes, putBytes);
        Add("PutRecord.Latency", Milliseconds, meter.PutRecord.Latency.Take(PerMicrosecond));
        Add("PutRecord.Success", Count, MeasuredValues.Ratio(putRecords?.Count ?? 0, meter.PutRecord.TakeFailed()));
        Add("PutRecords.Bytes", Bytes, batchBytes);
        Add("PutRecords.Latency", Milliseconds, meter.PutRecords.Latency.Take(PerMicrosecond));
        Add("PutRecords.Records", Count, batchRecords);
        Add("PutRecords.SuccessfulRecords", Count, batchRecords);
        Add("PutRecords.TotalRecords", Count, meter.BatchRecords.Take());
        Add("PutRecords.FailedRecords", Count, meter.FailedRecords.Take());
        Add("PutRecords.ThrottledRecords", Count, meter.ThrottledRecords.Take());
        Add("PutRecords.Success", Count, MeasuredValues.Ratio(batchRecords?.Count ?? 0, meter.PutRecords.TakeFailed()));
        Add("WriteProvisionedThroughputExceeded", Count, meter.WriteExceeded.Take());
        var read = meter.GetRecords.Records.Take();
        Add("GetRecords.Bytes", Bytes, meter.GetRecords.Bytes.Take());
        Add("GetRecords.Records", Count, read);
        Add("GetRecords.Latency", Milliseconds, meter.GetRecords.Latency.Take(PerMicrosecond));
        Add("GetRecords.Success", Count, MeasuredValues.Ratio(read?.Count ?? 0, meter.GetRecords.TakeFailed()));
        Add("GetRecords.IteratorAgeMilliseconds", Milliseconds, meter.IteratorAge.Take());
        Add("ReadProvisionedThroughputExceeded", Count, meter.ReadExceeded.Take());
        foreach (var (consumer, part) in meter.Consumers) Take(stream, consumer, part, taken);
        foreach (var (index, part) in meter.Shards) Take(stream, index, part, taken);

        void Add(string name, string unit, MeasuredValues? values) => StreamMeasurements.Add(taken, stream, dimensions, name, unit, values);
    }

    private static void Take(DataStream stream, string consumer, ConsumerMeter meter, List<Measurement> taken)
    {
        var dimensions = Of(stream, KeyValuePair.Create("ConsumerName", consumer));
        var records = meter.Records.Take();
        Add("SubscribeToShard.Success", Count, MeasuredValues.Ratio(meter.TakeSubscriptions(), 0));
        Add("SubscribeToShardEvent.Bytes", Bytes, meter.Bytes.Take());
        Add("SubscribeToShardEvent.MillisBehindLatest", Milliseconds, meter.MillisBehindLatest.Take());
        Add("SubscribeToShardEvent.Records", Count, records);
        Add("SubscribeToShardEvent.Success", Count, MeasuredValues.Ratio(records?.Count ?? 0, 0));

        void Add(string name, string unit, MeasuredValues? values) => StreamMeasurements.Add(taken, stream, dimensions, name, unit, values);
    }

    private static void Take(DataStream stream, int index, ShardMeter meter, List<Measurement> taken)
    {
        var dimensions = Of(stream, KeyValuePair.Create("ShardId", ShardName.Format(index)));
        Add(MetricsName.IncomingBytes, Bytes, meter.IncomingBytes.Take());
        Add(MetricsName.IncomingRecords, Count, meter.IncomingRecords.Take());
        Add(MetricsName.OutgoingBytes, Bytes, meter.OutgoingBytes.Take());
        Add(MetricsName.OutgoingRecords, Count, meter.OutgoingRecords.Take());
        Add(MetricsName.IteratorAgeMilliseconds, Milliseconds, meter.IteratorAge.Take());
        Add(MetricsName.WriteProvisionedThroughputExceeded, Count, meter.WriteExceeded.Take());
        Add(MetricsName.ReadProvisionedThroughputExceeded, Count, meter.ReadExceeded.Take());

        void Add(string name, string unit, MeasuredValues? values)
        {
            if (stream.State.ShardLevelMetrics.Contains(name)) StreamMeasurements.Add(taken, stream, dimensions, name, unit, values);
        }
    }

    private static KeyValuePair<string, string>[] Of(DataStream stream, KeyValuePair<string, string>? more)
    {
        var name = KeyValuePair.Create("StreamName", stream.Key.Name);
        return more is { } other ? [name, other] : [name];
    }

    private static void Add(
        List<Measurement> taken, DataStream stream, KeyValuePair<string, string>[] dimensions, string name, string unit, MeasuredValues? values)
    {
        if (values is { } some) taken.Add(new Measurement(stream.Key.AccountId, stream.Key.Region, Namespace, name, dimensions, unit, some));
    }
}
