using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What stands for a name in an expression.</summary>
[SimpleShape]
internal static class ExpressionAttributeNameVariable;
