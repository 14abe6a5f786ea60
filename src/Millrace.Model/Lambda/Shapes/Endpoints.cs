using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Servers by their kind.</summary>
[SimpleShape(Min = 1, Max = 2)]
internal static class Endpoints;
