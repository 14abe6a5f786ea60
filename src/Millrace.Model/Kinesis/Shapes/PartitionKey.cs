using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>A partition key, in characters.</summary>
[SimpleShape(Min = 1, Max = 256)]
internal static class PartitionKey;
