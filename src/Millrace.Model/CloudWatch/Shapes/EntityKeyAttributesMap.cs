using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An entity key attributes map.</summary>
[SimpleShape(Min = 2, Max = 4)]
internal static class EntityKeyAttributesMap;
