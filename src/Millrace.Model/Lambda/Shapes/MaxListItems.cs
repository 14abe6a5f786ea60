using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The size of a page.</summary>
[SimpleShape(Min = 1, Max = 10000)]
internal static class MaxListItems;
