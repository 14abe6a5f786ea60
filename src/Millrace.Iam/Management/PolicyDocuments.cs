using Millrace.Iam.Accounts;
using Millrace.Model.Policies;

namespace Millrace.Iam.Management;

/// <summary>Takes policy documents in: what is malformed is refused, and so never evaluated.</summary>
internal static class PolicyDocuments
{
    /// <summary>A policy of a user, a group or a role.</summary>
    public static StoredPolicy RequireIdentity(string json) => Require(json, PolicyKind.Identity);

    /// <summary>A policy that says who may assume a role.</summary>
    public static StoredPolicy RequireTrust(string json)
    {
        var policy = Require(json, PolicyKind.Trust);
        if (SizeOf(json) > IamQuotas.TrustPolicySize) throw IamErrors.LimitExceeded($"Cannot exceed quota for ACLSizePerRole: {IamQuotas.TrustPolicySize}");
        return policy;
    }

    /// <summary>A managed policy.</summary>
    public static StoredPolicy RequireManaged(string json)
    {
        var policy = Require(json, PolicyKind.Managed);
        if (SizeOf(json) > IamQuotas.ManagedPolicySize) throw IamErrors.LimitExceeded($"Cannot exceed quota for PolicySize: {IamQuotas.ManagedPolicySize}");
        return policy;
    }

    /// <summary>What a document counts against a quota: white space is free.</summary>
    public static int SizeOf(string json)
    {
        var size = 0;
        foreach (var c in json)
        {
            if (!char.IsWhiteSpace(c)) size++;
        }

        return size;
    }

    /// <summary>A document as answers have it (facts/iam.md 5).</summary>
    public static string Encode(StoredPolicy policy) => Uri.EscapeDataString(policy.Json);

    private static StoredPolicy Require(string json, PolicyKind kind)
    {
        try
        {
            PolicyDocument.Parse(json, kind);
            return new StoredPolicy(json);
        }
        catch (PolicyFormatException malformed)
        {
            throw IamErrors.MalformedPolicyDocument(malformed.Message);
        }
    }
}
