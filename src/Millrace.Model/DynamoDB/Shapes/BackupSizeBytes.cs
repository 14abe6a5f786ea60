using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The size of a backup.</summary>
[SimpleShape(Min = 0)]
internal static class BackupSizeBytes;
