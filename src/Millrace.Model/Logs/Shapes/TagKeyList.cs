using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A tag key list.</summary>
[SimpleShape(Min = 0, Max = 50)]
internal static class TagKeyList;
