using System.Text.Json;
using Millrace.Iam.Evaluation;

namespace Millrace.Iam.Tests.Evaluation;

/// <summary>Decides slowly, straight from the rules (facts/iam.md 3), and shares no code with the evaluator that it judges.</summary>
internal static class NaiveEvaluator
{
    private static readonly string[] Closest = ["itself", "role", "everybody", "account"];

    public static Decision Decide(NaiveRequest request, bool isTrust)
    {
        var root = request.Principal.Kind == PrincipalKind.Root;
        var same = request.Owner is null || request.Owner == request.Principal.AccountId;
        if (root && same && !isTrust) return Decision.Allowed;

        var resourceType = isTrust ? PolicyType.Trust : PolicyType.Resource;
        var (identity, boundary, session) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        foreach (var policy in request.Identity) identity.UnionWith(Says(policy, request, named: false));
        if (request.Boundary is not null) boundary.UnionWith(Says(request.Boundary, request, named: false));
        foreach (var policy in request.Session ?? []) session.UnionWith(Says(policy, request, named: false));
        var resource = request.Resources is null ? [] : Says(request.Resources, request, named: true);

        if (identity.Contains("deny") && !root) return Decision.ExplicitDeny(PolicyType.Identity);
        if (boundary.Contains("deny") && !root) return Decision.ExplicitDeny(PolicyType.PermissionsBoundary);
        if (session.Contains("deny")) return Decision.ExplicitDeny(PolicyType.Session);
        if (resource.Contains("deny")) return Decision.ExplicitDeny(resourceType);

        if (isTrust && resource.Count == 0) return Decision.ImplicitDeny(PolicyType.Trust);
        if (request.Principal.Kind is PrincipalKind.Service or PrincipalKind.IdentityProvider)
            return resource.Count > 0 ? Decision.Allowed : Decision.ImplicitDeny(PolicyType.Resource);

        if (same && resource.Contains("allow itself")) return Decision.Allowed;

        var spared = same && (resource.Contains("allow role") || (!isTrust && resource.Contains("allow everybody")));
        if (!root && !spared && identity.Count == 0) return Decision.ImplicitDeny(PolicyType.Identity);
        if (!root && request.Boundary is not null && boundary.Count == 0) return Decision.ImplicitDeny(PolicyType.PermissionsBoundary);
        if (request.Session is not null && session.Count == 0) return Decision.ImplicitDeny(PolicyType.Session);
        if (!same && resource.Count == 0) return Decision.ImplicitDeny(PolicyType.Resource);
        return Decision.Allowed;
    }

    /// <summary>What the statements of a policy say, each as <c>deny</c> or <c>allow</c> with how the principal is named.</summary>
    private static HashSet<string> Says(PolicyText policy, NaiveRequest request, bool named)
    {
        var says = new HashSet<string>();
        var variables = policy.Element.TryGetProperty("Version", out var version) && version.GetString() == "2012-10-17";
        foreach (var statement in Many(policy.Element.GetProperty("Statement")))
        {
            if (!Lists(statement, "Action", text => NaivePattern.Matches(Lower(text), request.Action.ToLowerInvariant(), null))) continue;

            var resource = request.Resource ?? "*";
            if ((statement.TryGetProperty("Resource", out _) || statement.TryGetProperty("NotResource", out _))
                && !Lists(statement, "Resource", text => NaivePattern.Matches(text, resource, variables ? request.Keys : null)))
            {
                continue;
            }

            if (!NaiveConditions.Hold(statement, request.Keys, variables)) continue;

            var deny = statement.GetProperty("Effect").GetString() == "Deny";
            var how = named ? Named(statement, request.Principal, deny) : "itself";
            if (how is not null) says.Add(deny ? "deny" : $"allow {how}");
        }

        return says;
    }

    private static string Lower(string text) => text.ToLowerInvariant();

    private static bool Lists(JsonElement statement, string name, Func<string, bool> matches) =>
        statement.TryGetProperty(name, out var list)
            ? Many(list).Any(text => matches(text.GetString()!))
            : !Many(statement.GetProperty($"Not{name}")).Any(text => matches(text.GetString()!));

    private static string? Named(JsonElement statement, RequestPrincipal principal, bool deny)
    {
        if (statement.TryGetProperty("Principal", out var named)) return Named(named, principal);

        return (Named(statement.GetProperty("NotPrincipal"), principal), deny) switch
        {
            (null, _) => "everybody",
            ("account" or "role", true) => "everybody",
            _ => null,
        };
    }

    private static string? Named(JsonElement element, RequestPrincipal principal)
    {
        var ways = new List<string?>();
        if (element.ValueKind == JsonValueKind.String) return "everybody";

        foreach (var kind in element.EnumerateObject())
        {
            foreach (var value in Many(kind.Value)) ways.Add(Way(kind.Name, value.GetString()!, principal));
        }

        return Closest.FirstOrDefault(ways.Contains);
    }

    private static string? Way(string kind, string value, RequestPrincipal principal)
    {
        if (kind == "Service") return principal.Kind == PrincipalKind.Service && value == principal.Arn ? "itself" : null;
        if (kind == "Federated") return principal.Kind == PrincipalKind.IdentityProvider && value == principal.Arn ? "itself" : null;
        if (value == "*") return "everybody";
        if (principal.AccountId is null) return null;
        if (value == principal.Arn || (principal.Kind == PrincipalKind.Root && value == principal.AccountId)) return "itself";
        if (value == principal.RoleArn) return "role";
        return value == principal.AccountId || value == $"arn:aws:iam::{principal.AccountId}:root" ? "account" : null;
    }

    private static List<JsonElement> Many(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray()] : [element];
}
