using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How often a batch is tried again.</summary>
[SimpleShape(Min = -1, Max = 10000)]
internal static class MaximumRetryAttemptsEventSourceMapping;
