using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Servers.</summary>
[SimpleShape(Min = 1, Max = 10)]
internal static class EndpointLists;
