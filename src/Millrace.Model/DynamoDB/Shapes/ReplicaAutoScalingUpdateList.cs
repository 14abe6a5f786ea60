using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How replicas shall scale.</summary>
[SimpleShape(Min = 1)]
internal static class ReplicaAutoScalingUpdateList;
