using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Concurrency that is not set aside.</summary>
[SimpleShape(Min = 0)]
internal static class UnreservedConcurrentExecutions;
