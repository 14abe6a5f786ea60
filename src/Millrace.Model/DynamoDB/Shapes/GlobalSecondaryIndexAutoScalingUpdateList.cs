using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How indexes shall scale.</summary>
[SimpleShape(Min = 1)]
internal static class GlobalSecondaryIndexAutoScalingUpdateList;
