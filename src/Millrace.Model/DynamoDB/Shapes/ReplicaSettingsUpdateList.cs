using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Changes to replicas.</summary>
[SimpleShape(Min = 1, Max = 50)]
internal static class ReplicaSettingsUpdateList;
