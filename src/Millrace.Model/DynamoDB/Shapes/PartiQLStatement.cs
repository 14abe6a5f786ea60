using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A statement.</summary>
[SimpleShape(Min = 1, Max = 8192)]
internal static class PartiQLStatement;
