using System.Globalization;
using Millrace.Iam.Accounts;
using Millrace.Iam.Evaluation;
using Millrace.Iam.Principals;
using Millrace.Wire;

namespace Millrace.Iam.Authorization;

/// <summary>The condition keys of a request (facts/iam.md 3, global keys). Each is made when a policy asks for it.</summary>
internal sealed class RequestKeys(
    Principal principal, RequestContext context, RequiredPermission permission, IReadOnlyDictionary<string, string>? resourceTags, ActingEntity? entity, DateTimeOffset now)
    : IConditionKeys
{
    private const string PrincipalTag = "aws:PrincipalTag/";
    private const string ResourceTag = "aws:ResourceTag/";

    /// <inheritdoc/>
    public ConditionValues Find(string name)
    {
        if (permission.Keys?.TryGetValue(name, out var values) == true) return new ConditionValues(values);
        if (Rest(name, PrincipalTag) is { } tag) return Of(PrincipalTagOf(tag));
        if (Rest(name, ResourceTag) is { } key) return Of(ResourceTagOf(key));
        return Of(FindGlobal(name));
    }

    private string? FindGlobal(string name) => name.ToLowerInvariant() switch
    {
        "aws:principalarn" => (principal as RolePrincipal)?.RoleArn ?? principal.Arn,
        "aws:principalaccount" => principal.AccountId,
        "aws:principaltype" => principal switch
        {
            RootPrincipal => "Account",
            UserPrincipal => "User",
            FederatedPrincipal => "FederatedUser",
            _ => "AssumedRole",
        },
        "aws:userid" => principal.UserId,
        "aws:username" => (principal as UserPrincipal)?.User.Name,
        "aws:sourceip" => SourceAddress,
        "aws:securetransport" => context.Origin is { } origin ? BooleanOf(origin.IsEncrypted) : null,
        "aws:currenttime" => now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        "aws:epochtime" => now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        "aws:requestedregion" => context.Region,
        "aws:useragent" => context.Origin?.Header("user-agent"),
        "aws:referer" => context.Origin?.Header("referer"),
        "aws:tokenissuetime" => principal.Session?.IssuedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        // Sessions were begun without a second factor, which there is none of here; a long-term key has no such key.
        "aws:multifactorauthpresent" => principal.Session is null ? null : BooleanOf(false),
        "aws:viaawsservice" or "aws:principalisawsservice" => BooleanOf(false),
        "aws:sourceidentity" or "sts:sourceidentity" => principal.Session?.SourceIdentity,
        "aws:resourceaccount" => permission.AccountId,
        "sts:rolesessionname" => (principal as RolePrincipal)?.Session?.Name,
        _ => null,
    };

    private string? SourceAddress => context.Origin?.SourceAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : null;

    private string? PrincipalTagOf(string key) => principal.Session?.Tags.GetValueOrDefault(key) ?? Tag(entity?.Tags, key);

    private string? ResourceTagOf(string key) => Tag(resourceTags, key);

    private static string? Tag(IReadOnlyDictionary<string, string>? tags, string key)
    {
        if (tags is null) return null;
        foreach (var (name, value) in tags)
        {
            if (name.Equals(key, StringComparison.OrdinalIgnoreCase)) return value;
        }

        return null;
    }

    private static string? Rest(string name, string prefix) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? name[prefix.Length..] : null;

    private static string BooleanOf(bool value) => value ? "true" : "false";

    private static ConditionValues Of(string? value) => value is null ? default : new ConditionValues(value);
}
