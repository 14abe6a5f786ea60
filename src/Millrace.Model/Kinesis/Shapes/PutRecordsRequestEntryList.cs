using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>The records of one PutRecords request.</summary>
[SimpleShape(Min = 1, Max = 500)]
internal static class PutRecordsRequestEntryList;
