using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An entity attributes map.</summary>
[SimpleShape(Min = 0, Max = 10)]
internal static class EntityAttributesMap;
