using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>What answers of a function say.</summary>
[SimpleShape(Min = 0, Max = 1)]
internal static class FunctionResponseTypeList;
