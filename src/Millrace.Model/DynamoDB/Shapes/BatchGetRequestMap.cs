using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Reads of a batch, by table.</summary>
[SimpleShape(Min = 1, Max = 100)]
internal static class BatchGetRequestMap;
