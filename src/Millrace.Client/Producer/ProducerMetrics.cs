using System.Diagnostics.Metrics;

namespace Millrace.Client.Producer;

/// <summary>What a producer measures, under the names of the Kinesis Producer Library (facts/kcl.md 10).</summary>
internal sealed class ProducerMetrics : IDisposable
{
    public const string MeterName = "Millrace.Client.Producer";

    private readonly Meter _meter;
    private readonly Counter<long> _received;
    private readonly Counter<long> _userRecordsPut;
    private readonly Counter<long> _userDataPut;
    private readonly Counter<long> _kinesisRecordsPut;
    private readonly Counter<long> _kinesisDataPut;
    private readonly Counter<long> _errorsByCode;
    private readonly Counter<long> _allErrors;
    private readonly Counter<long> _expired;
    private readonly Histogram<long> _retries;
    private readonly Histogram<double> _bufferingTime;
    private readonly Histogram<double> _requestTime;
    private readonly Histogram<long> _usersPerKinesisRecord;
    private readonly Histogram<long> _kinesisRecordsPerRequest;
    private readonly Histogram<long> _usersPerRequest;

    public ProducerMetrics(string stream, Func<int> outstanding)
    {
        _meter = new(new MeterOptions(MeterName) { Tags = [new("StreamName", stream)] });
        _received = _meter.CreateCounter<long>("UserRecordsReceived", "{record}", "User records accepted.");
        _meter.CreateObservableGauge("UserRecordsPending", outstanding, "{record}", "User records accepted and without an outcome.");
        _userRecordsPut = _meter.CreateCounter<long>("UserRecordsPut", "{record}", "User records put.");
        _userDataPut = _meter.CreateCounter<long>("UserRecordsDataPut", "By", "Data of the user records put.");
        _kinesisRecordsPut = _meter.CreateCounter<long>("KinesisRecordsPut", "{record}", "Kinesis records put.");
        _kinesisDataPut = _meter.CreateCounter<long>("KinesisRecordsDataPut", "By", "Data of the Kinesis records put.");
        _errorsByCode = _meter.CreateCounter<long>("ErrorsByCode", "{error}", "Errors by their code: of user records' attempts and of ListShards.");
        _allErrors = _meter.CreateCounter<long>("AllErrors", "{error}", "Errors of all codes.");
        _expired = _meter.CreateCounter<long>("UserRecordExpired", "{record}", "User records whose time to live ran out.");
        _retries = _meter.CreateHistogram<long>("RetriesPerRecord", "{retry}", "Attempts before the one that put a user record.");
        _bufferingTime = _meter.CreateHistogram<double>("BufferingTime", "ms", "From a user record's acceptance to its first call.");
        _requestTime = _meter.CreateHistogram<double>("RequestTime", "ms", "How long a PutRecords call took.");
        _usersPerKinesisRecord = _meter.CreateHistogram<long>("UserRecordsPerKinesisRecord", "{record}", "User records in a Kinesis record.");
        _kinesisRecordsPerRequest = _meter.CreateHistogram<long>("KinesisRecordsPerPutRecordsRequest", "{record}", "Kinesis records in a call.");
        _usersPerRequest = _meter.CreateHistogram<long>("UserRecordsPerPutRecordsRequest", "{record}", "User records in a call.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    public void Received() => _received.Add(1);

    public void Sending(PutRecordsBatch batch, TimeSpan now)
    {
        var users = 0;
        foreach (var (_, record) in batch.Entries)
        {
            users += record.UserRecords.Count;
            _usersPerKinesisRecord.Record(record.UserRecords.Count);
            foreach (var user in record.UserRecords)
                if (user.Attempts.Count == 0) _bufferingTime.Record((now - user.AcceptedAt).TotalMilliseconds);
        }

        _kinesisRecordsPerRequest.Record(batch.Entries.Count);
        _usersPerRequest.Record(users);
    }

    public void Called(CallTimes call, CallFault? fault) =>
        _requestTime.Record((call.End - call.Start).TotalMilliseconds, new KeyValuePair<string, object?>("ErrorCode", fault?.Code));

    public void Put(PendingRecord user, string shardId)
    {
        var shard = new KeyValuePair<string, object?>("ShardId", shardId);
        _userRecordsPut.Add(1, shard);
        _userDataPut.Add(user.Data.Length, shard);
        _retries.Record(user.Attempts.Count - 1, shard);
    }

    public void KinesisRecordPut(int size, string shardId)
    {
        var shard = new KeyValuePair<string, object?>("ShardId", shardId);
        _kinesisRecordsPut.Add(1, shard);
        _kinesisDataPut.Add(size, shard);
    }

    public void Error(string code, string? shardId)
    {
        var shard = new KeyValuePair<string, object?>("ShardId", shardId);
        _errorsByCode.Add(1, new("ErrorCode", code), shard);
        _allErrors.Add(1, shard);
    }

    public void Expired()
    {
        _expired.Add(1);
        Error(PutAttemptError.Expired, shardId: null);
    }
}
