using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>A count of consumers.</summary>
[SimpleShape(Min = 0, Max = 1000000)]
internal static class ConsumerCountObject;
