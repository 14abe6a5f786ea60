using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A field selection criteria.</summary>
[SimpleShape(Min = 0, Max = 2000)]
internal static class FieldSelectionCriteria;
