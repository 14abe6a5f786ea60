using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The name of an attribute in an index.</summary>
[SimpleShape(Min = 1, Max = 255)]
internal static class NonKeyAttributeName;
