using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Entity attributes.</summary>
[SimpleShape(Min = 0, Max = 10)]
internal static class EntityAttributes;
