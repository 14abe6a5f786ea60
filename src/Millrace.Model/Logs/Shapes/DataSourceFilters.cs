using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Data source filters.</summary>
[SimpleShape(Min = 1, Max = 5)]
internal static class DataSourceFilters;
