using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How many backups are listed.</summary>
[SimpleShape(Min = 1, Max = 100)]
internal static class BackupsInputLimit;
