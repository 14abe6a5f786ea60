using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A replica's indexes.</summary>
[SimpleShape(Min = 1)]
internal static class ReplicaGlobalSecondaryIndexList;
