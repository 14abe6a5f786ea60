using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>An entity attributes value.</summary>
[SimpleShape(Min = 1, Max = 512)]
internal static class EntityAttributesValue;
