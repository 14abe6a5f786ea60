using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Groups of metrics.</summary>
[SimpleShape(Min = 0, Max = 3)]
internal static class EventSourceMappingMetricList;
