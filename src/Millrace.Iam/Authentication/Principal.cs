using Millrace.Wire;

namespace Millrace.Iam;

/// <summary>Makes the callers that IAM knows of (facts/iam.md 2).</summary>
internal static class Principal
{
    /// <summary>The root of an account.</summary>
    public static Caller Root(string account, string accessKeyId) =>
        new(account, $"arn:aws:iam::{account}:root", UserId: account, accessKeyId);
}
