using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Methods.</summary>
[SimpleShape(Min = 0, Max = 6)]
internal static class AllowMethodsList;
