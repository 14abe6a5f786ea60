using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A kms key id.</summary>
[SimpleShape(Max = 256)]
internal static class KmsKeyId;
