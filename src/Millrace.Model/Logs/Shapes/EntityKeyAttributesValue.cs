using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>An entity key attributes value.</summary>
[SimpleShape(Min = 1, Max = 512)]
internal static class EntityKeyAttributesValue;
