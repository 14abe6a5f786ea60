using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Where a statement's answer goes on.</summary>
[SimpleShape(Min = 1, Max = 32768)]
internal static class PartiQLNextToken;
