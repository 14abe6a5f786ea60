using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Queues of a broker.</summary>
[SimpleShape(Min = 1, Max = 1)]
internal static class Queues;
