using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>How far a read lags behind the newest record, in milliseconds.</summary>
[SimpleShape(Min = 0)]
internal static class MillisBehindLatest;
