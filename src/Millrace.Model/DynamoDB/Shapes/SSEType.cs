using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How a table is encrypted.</summary>
[SimpleShape(Enum = [Aes256, Kms])]
public static class SSEType
{
    /// <summary><c>AES256</c>.</summary>
    public const string Aes256 = "AES256";

    /// <summary><c>KMS</c>.</summary>
    public const string Kms = "KMS";
}
