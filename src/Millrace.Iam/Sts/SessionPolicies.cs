using System.Collections.Immutable;
using Millrace.Iam.Accounts;
using Millrace.Iam.Management;
using Millrace.Iam.Sessions;
using Millrace.Model.Policies;
using Millrace.Model.Sts;

namespace Millrace.Iam.Sts;

/// <summary>The policies that callers pass for a session.</summary>
internal static class SessionPolicies
{
    private const int MostManaged = 10;

    /// <summary>Takes an inline policy in.</summary>
    /// <exception cref="Wire.ServiceException">MalformedPolicyDocument.</exception>
    public static string? RequireInline(string? json)
    {
        if (json is null) return null;
        try
        {
            PolicyDocument.Parse(json, PolicyKind.Identity);
            return json;
        }
        catch (PolicyFormatException malformed)
        {
            throw StsErrors.MalformedPolicyDocument(malformed.Message);
        }
    }

    /// <summary>Takes the ARNs of managed policies in.</summary>
    /// <exception cref="Wire.ServiceException">ValidationError.</exception>
    public static ImmutableArray<string> RequireArns(IReadOnlyList<PolicyDescriptorType>? policies)
    {
        if (policies is null) return [];
        if (policies.Count > MostManaged)
        {
            throw StsErrors.Validation(
                $"1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to {MostManaged}");
        }

        return [.. policies.Select(static policy => policy.Arn ?? throw StsErrors.Validation("A policy ARN is missing in PolicyArns."))];
    }

    /// <summary>The managed policies must be there, in the account whose permissions the session has.</summary>
    /// <exception cref="Wire.ServiceException">ValidationError.</exception>
    public static void RequireManaged(Session session, Account account)
    {
        foreach (var arn in session.PolicyArns)
        {
            if (account.FindPolicy(arn) is null) throw StsErrors.Validation($"Policy {arn} does not exist or is not attachable.");
        }
    }

    /// <summary>How much of the room for policies and tags a session takes, in percent; null when it has neither.</summary>
    /// <exception cref="Wire.ServiceException">PackedPolicyTooLarge.</exception>
    public static int? RequireRoom(Session session)
    {
        var percent = SessionSize.PercentOf(session);
        return percent is > 100
            ? throw StsErrors.PackedPolicyTooLarge(session.HasPolicies
                ? $"Packed policy consumes {percent}% of allotted space, please use smaller policy."
                : $"Packed size of session tags consumes {percent}% of allotted space.")
            : percent;
    }
}
