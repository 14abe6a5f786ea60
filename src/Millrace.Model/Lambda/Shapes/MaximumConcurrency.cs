using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How many calls run at once.</summary>
[SimpleShape(Min = 2, Max = 1000)]
internal static class MaximumConcurrency;
