using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What question marks stand for.</summary>
[SimpleShape(Min = 1)]
internal static class PreparedStatementParameters;
