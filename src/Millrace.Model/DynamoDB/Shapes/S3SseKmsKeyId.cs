using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The key that files are encrypted with.</summary>
[SimpleShape(Min = 1, Max = 2048)]
internal static class S3SseKmsKeyId;
