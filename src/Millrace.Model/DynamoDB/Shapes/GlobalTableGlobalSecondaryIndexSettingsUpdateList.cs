using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Changes to indexes of a global table.</summary>
[SimpleShape(Min = 1, Max = 20)]
internal static class GlobalTableGlobalSecondaryIndexSettingsUpdateList;
