using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>Shard-level metrics.</summary>
[SimpleShape(Min = 1, Max = 7)]
internal static class MetricsNameList;
