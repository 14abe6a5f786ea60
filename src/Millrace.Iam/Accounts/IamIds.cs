using System.Security.Cryptography;

namespace Millrace.Iam.Accounts;

/// <summary>Makes unique ids and keys in the forms that AWS has (facts/iam.md 2).</summary>
internal static class IamIds
{
    /// <summary>What a user's id begins with.</summary>
    public const string User = "AIDA";

    /// <summary>What a group's id begins with.</summary>
    public const string Group = "AGPA";

    /// <summary>What a role's id begins with.</summary>
    public const string Role = "AROA";

    /// <summary>What a managed policy's id begins with.</summary>
    public const string Policy = "ANPA";

    /// <summary>What an instance profile's id begins with.</summary>
    public const string InstanceProfile = "AIPA";

    /// <summary>What the id of a temporary key begins with.</summary>
    public const string TemporaryKey = "ASIA";

    private const int SecretLength = 40;

    /// <summary>A new id: the prefix and 17 of A-Z and 2-7.</summary>
    public static string New(string prefix) => prefix + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 17);

    /// <summary>A new secret.</summary>
    public static string NewSecret() =>
        RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", SecretLength);
}
