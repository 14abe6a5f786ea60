using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>An event message.</summary>
[SimpleShape(Min = 1)]
internal static class EventMessage;
