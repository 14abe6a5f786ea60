using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Entity key attributes.</summary>
[SimpleShape(Min = 2, Max = 4)]
internal static class EntityKeyAttributes;
