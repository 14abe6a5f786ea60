using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>An entity key attributes key.</summary>
[SimpleShape(Min = 1, Max = 32)]
internal static class EntityKeyAttributesKey;
