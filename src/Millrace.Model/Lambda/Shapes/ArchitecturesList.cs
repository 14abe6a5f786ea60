using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The processors that a function is for.</summary>
[SimpleShape(Min = 1, Max = 1)]
internal static class ArchitecturesList;
