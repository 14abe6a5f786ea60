using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Words of a command.</summary>
[SimpleShape(Min = 0, Max = 1500)]
internal static class StringList;
