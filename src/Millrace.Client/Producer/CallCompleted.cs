using Millrace.Model.Kinesis;

namespace Millrace.Client.Producer;

/// <summary>A PutRecords call ended: with an answer or with a fault.</summary>
internal sealed record CallCompleted(PutRecordsBatch Batch, CallTimes Times, PutRecordsResponse? Response, CallFault? Fault) : IProducerEvent;
