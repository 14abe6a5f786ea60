using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How many calls a shard has at once.</summary>
[SimpleShape(Min = 1, Max = 10)]
internal static class ParallelizationFactor;
