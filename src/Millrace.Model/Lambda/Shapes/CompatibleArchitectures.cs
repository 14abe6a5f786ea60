using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Processors that a layer is for.</summary>
[SimpleShape(Min = 0, Max = 2)]
internal static class CompatibleArchitectures;
