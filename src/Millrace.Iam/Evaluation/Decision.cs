namespace Millrace.Iam.Evaluation;

/// <summary>What was decided.</summary>
/// <param name="IsAllowed">Whether it may be done.</param>
/// <param name="DeniedBy">Which policies are to blame when not; one type is told, as AWS does.</param>
/// <param name="IsExplicit">Whether they deny it, rather than do not allow it.</param>
public readonly record struct Decision(bool IsAllowed, PolicyType DeniedBy, bool IsExplicit)
{
    /// <summary>It may be done.</summary>
    public static Decision Allowed { get; } = new(IsAllowed: true, default, IsExplicit: false);

    /// <summary>A policy denies it.</summary>
    public static Decision ExplicitDeny(PolicyType by) => new(IsAllowed: false, by, IsExplicit: true);

    /// <summary>No policy of a type allows it.</summary>
    public static Decision ImplicitDeny(PolicyType by) => new(IsAllowed: false, by, IsExplicit: false);

    /// <summary>Why not, as AWS ends its text (facts/iam.md 3); null when it is allowed, or a trust policy is to blame.</summary>
    /// <param name="action">The action that was judged.</param>
    public string? Reason(string action)
    {
        if (IsAllowed) return null;

        return (DeniedBy, IsExplicit) switch
        {
            (PolicyType.Identity, true) => "with an explicit deny in an identity-based policy",
            (PolicyType.PermissionsBoundary, true) => "with an explicit deny in a permissions boundary",
            (PolicyType.Session, true) => "with an explicit deny in a session policy",
            (PolicyType.Resource, true) => "with an explicit deny in a resource-based policy",
            (PolicyType.Identity, false) => $"because no identity-based policy allows the {action} action",
            (PolicyType.PermissionsBoundary, false) => $"because no permissions boundary allows the {action} action",
            (PolicyType.Session, false) => $"because no session policy allows the {action} action",
            (PolicyType.Resource, false) => $"because no resource-based policy allows the {action} action",
            _ => null,
        };
    }

    /// <summary>The text of AccessDenied.</summary>
    /// <param name="request">The request that was denied.</param>
    public string AccessDeniedText(EvaluationRequest request)
    {
        var resource = request.Resource is null ? "" : $" on resource: {request.Resource}";
        var reason = Reason(request.Action) is { } text ? $" {text}" : "";
        return $"User: {request.Principal.Arn} is not authorized to perform: {request.Action}{resource}{reason}";
    }
}
