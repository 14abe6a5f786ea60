using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The URL of a function.</summary>
[SimpleShape(Min = 40, Max = 100)]
internal static class FunctionUrl;
