using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB;

/// <summary>Binds each operation to its handler.</summary>
[OperationHandlers(typeof(DynamoDBApi), typeof(DynamoDBRoom))]
internal static partial class DynamoDBHandlers;
