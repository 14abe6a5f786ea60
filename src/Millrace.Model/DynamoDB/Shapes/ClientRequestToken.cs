using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What makes a call idempotent.</summary>
[SimpleShape(Min = 1, Max = 36)]
internal static class ClientRequestToken;
