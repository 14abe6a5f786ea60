using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A tag list.</summary>
[SimpleShape(Min = 1)]
internal static class TagList;
