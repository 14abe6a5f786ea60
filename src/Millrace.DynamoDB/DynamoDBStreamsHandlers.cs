using Millrace.Model.DynamoDBStreams;
using Millrace.Wire;

namespace Millrace.DynamoDB;

/// <summary>Binds each operation of streams to its handler.</summary>
[OperationHandlers(typeof(DynamoDBStreamsApi), typeof(DynamoDBRoom))]
internal static partial class DynamoDBStreamsHandlers;
