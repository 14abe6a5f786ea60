using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The fewest pollers.</summary>
[SimpleShape(Min = 1, Max = 200)]
internal static class MinimumNumberOfPollers;
