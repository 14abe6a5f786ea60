using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>The id, ARN or alias of a KMS key.</summary>
[SimpleShape(Min = 1, Max = 2048)]
internal static class KeyId;
