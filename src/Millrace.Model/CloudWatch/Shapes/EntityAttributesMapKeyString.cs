using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An entity attributes map key string.</summary>
[SimpleShape(Min = 1, Max = 256)]
internal static class EntityAttributesMapKeyString;
