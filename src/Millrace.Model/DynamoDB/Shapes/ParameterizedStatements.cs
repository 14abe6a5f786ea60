using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Statements of a transaction.</summary>
[SimpleShape(Min = 1, Max = 100)]
internal static class ParameterizedStatements;
