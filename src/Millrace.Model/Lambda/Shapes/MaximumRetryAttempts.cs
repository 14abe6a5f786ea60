using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How often a call is tried again.</summary>
[SimpleShape(Min = 0, Max = 2)]
internal static class MaximumRetryAttempts;
