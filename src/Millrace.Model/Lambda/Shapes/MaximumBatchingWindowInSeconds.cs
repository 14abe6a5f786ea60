using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How long records are gathered, in seconds.</summary>
[SimpleShape(Min = 0, Max = 300)]
internal static class MaximumBatchingWindowInSeconds;
