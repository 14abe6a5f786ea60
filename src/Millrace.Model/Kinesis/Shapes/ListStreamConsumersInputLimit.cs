using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>The most consumers of one ListStreamConsumers answer.</summary>
[SimpleShape(Min = 1, Max = 10000)]
internal static class ListStreamConsumersInputLimit;
