using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A filter pattern.</summary>
[SimpleShape(Min = 0, Max = 1024)]
internal static class FilterPattern;
