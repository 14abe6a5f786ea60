using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Field index names.</summary>
[SimpleShape(Min = 1, Max = 20)]
internal static class FieldIndexNames;
