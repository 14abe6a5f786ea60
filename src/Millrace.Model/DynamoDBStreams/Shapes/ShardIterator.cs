using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>A place to read from.</summary>
[SimpleShape(Min = 1, Max = 2048)]
internal static class ShardIterator;
