using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An entity key attributes map value string.</summary>
[SimpleShape(Min = 1, Max = 2048)]
internal static class EntityKeyAttributesMapValueString;
