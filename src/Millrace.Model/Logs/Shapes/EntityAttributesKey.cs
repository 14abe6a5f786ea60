using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>An entity attributes key.</summary>
[SimpleShape(Min = 1, Max = 256)]
internal static class EntityAttributesKey;
