using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Headers.</summary>
[SimpleShape(Min = 0, Max = 100)]
internal static class HeadersList;
