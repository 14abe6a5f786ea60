using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Concurrency that is set aside.</summary>
[SimpleShape(Min = 0)]
internal static class ReservedConcurrentExecutions;
