using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>The size of a page.</summary>
[SimpleShape(Min = 1, Max = 1000)]
internal static class MaxItemsType;
