using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Tag filters.</summary>
[SimpleShape(Min = 1, Max = 5)]
internal static class TagFilters;
