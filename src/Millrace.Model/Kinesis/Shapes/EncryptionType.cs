using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>Whether records are encrypted at rest.</summary>
[SimpleShape(Enum = [None, Kms])]
public static class EncryptionType
{
    /// <summary>Not encrypted.</summary>
    public const string None = "NONE";

    /// <summary>Encrypted with a KMS key.</summary>
    public const string Kms = "KMS";
}
