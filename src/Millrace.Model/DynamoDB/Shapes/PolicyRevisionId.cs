using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The revision of a policy.</summary>
[SimpleShape(Min = 1, Max = 255)]
internal static class PolicyRevisionId;
