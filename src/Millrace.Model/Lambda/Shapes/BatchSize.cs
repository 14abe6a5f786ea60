using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The most records of a call.</summary>
[SimpleShape(Min = 1, Max = 10000)]
internal static class BatchSize;
