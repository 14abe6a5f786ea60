using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Tag filter values.</summary>
[SimpleShape(Min = 0, Max = 5)]
internal static class TagFilterValues;
