using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Memory in MB.</summary>
[SimpleShape(Min = 128, Max = 32768)]
internal static class MemorySize;
