using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>An events limit.</summary>
[SimpleShape(Min = 1, Max = 10000)]
internal static class EventsLimit;
