namespace Millrace.Model.Policies;

/// <summary>Whom a statement of a resource's or a trust policy concerns (facts/iam.md 3).</summary>
/// <param name="Type">How it is named.</param>
/// <param name="Value">The account's number, the ARN, or the name.</param>
public sealed record PolicyPrincipal(PolicyPrincipalType Type, string Value)
{
    private const int AccountLength = 12;

    /// <summary>Everybody.</summary>
    public static PolicyPrincipal Anyone { get; } = new(PolicyPrincipalType.Anyone, "*");

    /// <summary>Reads one; null when it is none.</summary>
    internal static PolicyPrincipal? Find(string kind, string value) => kind switch
    {
        "AWS" => FindAws(value),
        "Service" => IsHost(value) ? new PolicyPrincipal(PolicyPrincipalType.Service, value) : null,
        "Federated" => IsProvider(value) ? new PolicyPrincipal(PolicyPrincipalType.Federated, value) : null,
        _ => value.Length > 0 && value != "*" ? new PolicyPrincipal(PolicyPrincipalType.CanonicalUser, value) : null,
    };

    private static PolicyPrincipal? FindAws(string value)
    {
        if (value == "*") return Anyone;
        if (IsAccount(value)) return new PolicyPrincipal(PolicyPrincipalType.Account, value);

        // No wildcard but the lone one: a role that is not there yet must not be trusted in advance.
        if (value.AsSpan().ContainsAny('*', '?', '$')) return null;
        if (!TrySplitArn(value, out var service, out var account, out var resource)) return null;
        if (service is "iam" && resource is "root") return new PolicyPrincipal(PolicyPrincipalType.Account, account.ToString());

        return (service is "iam" && (IsNamed(resource, "user/") || IsNamed(resource, "role/")))
            || (service is "sts" && (IsNamed(resource, "federated-user/") || IsSession(resource)))
            ? new PolicyPrincipal(PolicyPrincipalType.Arn, value)
            : null;
    }

    private static bool TrySplitArn(
        string value, out ReadOnlySpan<char> service, out ReadOnlySpan<char> account, out ReadOnlySpan<char> resource)
    {
        Span<Range> parts = stackalloc Range[7];
        service = account = resource = default;
        if (value.AsSpan().Split(parts, ':') != 6) return false;

        service = value.AsSpan(parts[2]);
        account = value.AsSpan(parts[4]);
        resource = value.AsSpan(parts[5]);
        return value.AsSpan(parts[0]) is "arn"
            && value.AsSpan(parts[1]).StartsWith("aws", StringComparison.Ordinal)
            && value.AsSpan(parts[3]).IsEmpty
            && IsAccount(account);
    }

    private static bool IsSession(ReadOnlySpan<char> resource) =>
        IsNamed(resource, "assumed-role/") && resource.Count('/') == 2 && !resource.Contains("//", StringComparison.Ordinal);

    private static bool IsNamed(ReadOnlySpan<char> resource, ReadOnlySpan<char> prefix) =>
        resource.StartsWith(prefix, StringComparison.Ordinal) && resource.Length > prefix.Length && resource[^1] != '/';

    private static bool IsAccount(ReadOnlySpan<char> value) =>
        value.Length == AccountLength && !value.ContainsAnyExceptInRange('0', '9');

    private static bool IsProvider(string value) =>
        IsHost(value)
        || (TrySplitArn(value, out var service, out _, out var resource)
            && service is "iam"
            && !value.AsSpan().ContainsAny('*', '?', '$')
            && (IsNamed(resource, "saml-provider/") || IsNamed(resource, "oidc-provider/")));

    private static bool IsHost(string value)
    {
        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-')) return false;
        }

        return value.Contains('.', StringComparison.Ordinal) && value[0] != '.' && value[^1] != '.';
    }
}
