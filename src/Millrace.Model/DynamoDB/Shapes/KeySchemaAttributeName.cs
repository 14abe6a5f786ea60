using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The name of an attribute that a key is made of.</summary>
[SimpleShape(Min = 1, Max = 255)]
internal static class KeySchemaAttributeName;
