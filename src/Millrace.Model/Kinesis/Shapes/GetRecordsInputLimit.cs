using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>The most records of one GetRecords answer.</summary>
[SimpleShape(Min = 1, Max = 10000)]
internal static class GetRecordsInputLimit;
