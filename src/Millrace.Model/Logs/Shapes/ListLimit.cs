using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A list limit.</summary>
[SimpleShape(Min = 1, Max = 1000)]
internal static class ListLimit;
