using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Statements of a batch.</summary>
[SimpleShape(Min = 1, Max = 25)]
internal static class PartiQLBatchRequest;
