using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The most pollers.</summary>
[SimpleShape(Min = 1, Max = 2000)]
internal static class MaximumNumberOfPollers;
