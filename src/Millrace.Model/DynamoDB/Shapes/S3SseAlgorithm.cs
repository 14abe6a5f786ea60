using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How files are encrypted.</summary>
[SimpleShape(Enum = [Aes256, Kms])]
public static class S3SseAlgorithm
{
    /// <summary><c>AES256</c>.</summary>
    public const string Aes256 = "AES256";

    /// <summary><c>KMS</c>.</summary>
    public const string Kms = "KMS";
}
