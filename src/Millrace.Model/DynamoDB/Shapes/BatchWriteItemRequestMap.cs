using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Changes of a batch, by table.</summary>
[SimpleShape(Min = 1, Max = 25)]
internal static class BatchWriteItemRequestMap;
