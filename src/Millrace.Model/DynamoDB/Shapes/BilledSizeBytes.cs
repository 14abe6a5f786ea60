using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A size that is paid for.</summary>
[SimpleShape(Min = 0)]
internal static class BilledSizeBytes;
