using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Tags.</summary>
[SimpleShape(Min = 1, Max = 50)]
internal static class Tags;
