using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The ARN of a table.</summary>
[SimpleShape(Min = 1, Max = 1283)]
internal static class ResourceArnString;
