using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An entity key attributes map key string.</summary>
[SimpleShape(Min = 1, Max = 32)]
internal static class EntityKeyAttributesMapKeyString;
