using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>The largest record of a stream, in KiB.</summary>
[SimpleShape(Min = 1024, Max = 10240)]
internal static class MaxRecordSizeInKiB;
