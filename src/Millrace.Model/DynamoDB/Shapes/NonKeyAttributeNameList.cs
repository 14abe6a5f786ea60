using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Attributes in an index beside the keys.</summary>
[SimpleShape(Min = 1, Max = 20)]
internal static class NonKeyAttributeNameList;
