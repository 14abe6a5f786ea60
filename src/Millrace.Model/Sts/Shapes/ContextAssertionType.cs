using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>An assertion of a provider.</summary>
[SimpleShape(Min = 4, Max = 2048)]
internal static class ContextAssertionType;
