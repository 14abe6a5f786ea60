using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The name of an attribute.</summary>
[SimpleShape(Max = 65535)]
internal static class AttributeName;
