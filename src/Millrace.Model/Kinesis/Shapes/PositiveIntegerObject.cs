using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>A count of at least one.</summary>
[SimpleShape(Min = 1)]
internal static class PositiveIntegerObject;
