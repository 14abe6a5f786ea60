using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>The place of a record.</summary>
[SimpleShape(Min = 21, Max = 40)]
internal static class SequenceNumber;
