using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Runtimes that a layer is for.</summary>
[SimpleShape(Min = 0, Max = 15)]
internal static class CompatibleRuntimes;
