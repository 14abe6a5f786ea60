using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>The key of a stream's table.</summary>
[SimpleShape(Min = 1, Max = 2)]
internal static class KeySchema;
