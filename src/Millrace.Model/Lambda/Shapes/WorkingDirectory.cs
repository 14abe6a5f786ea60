using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A folder.</summary>
[SimpleShape(Min = 0, Max = 1000)]
internal static class WorkingDirectory;
