using System.Text.RegularExpressions;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Streams;

/// <summary>What StartStreamEncryption and StopStreamEncryption have in common. There is no KMS here: any key that could be one will do.</summary>
internal static partial class Encryption
{
    /// <summary>Checks the two members that say how to encrypt.</summary>
    /// <exception cref="Wire.ServiceException">The type is not KMS, or the key is none.</exception>
    public static void Check(string encryptionType, string keyId)
    {
        if (encryptionType != EncryptionType.Kms)
            throw KinesisErrors.InvalidArgument($"EncryptionType {encryptionType} is invalid. The only valid encryption type is KMS.");

        if (!KeyForm().IsMatch(keyId)) throw KinesisErrors.KmsNotFound($"Invalid keyId '{keyId}'");
    }

    /// <summary>Checks that there may be one more change within 24 hours.</summary>
    /// <exception cref="Wire.ServiceException">There were as many as there may be.</exception>
    public static void CheckRate(int changes, int most, string operation, StreamKey key)
    {
        if (changes >= most)
        {
            throw KinesisErrors.LimitExceeded(
                $"{operation} can be called {most} times in 24 hours for stream {key.Name} under account {key.AccountId}.");
        }
    }

    // An id (that of a multi-Region key too), an alias, or the ARN of either.
    [GeneratedRegex(
        @"^(arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key/[a-zA-Z0-9-]+|alias/[a-zA-Z0-9/_-]+)"
        + @"|alias/[a-zA-Z0-9/_-]+|mrk-[0-9a-f]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex KeyForm();
}
