using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The size of a page.</summary>
[SimpleShape(Min = 1, Max = 50)]
internal static class MaxFunctionEventInvokeConfigListItems;
