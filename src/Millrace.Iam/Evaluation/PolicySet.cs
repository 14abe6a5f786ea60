namespace Millrace.Iam.Evaluation;

/// <summary>The policies that have a say about a request.</summary>
public sealed record PolicySet
{
    /// <summary>What the principal may do: policies of the user and its groups, or of the role, inline and managed.</summary>
    public IReadOnlyList<AttachedPolicy> Identity { get; init; } = [];

    /// <summary>The most the principal may do; null when there is no boundary.</summary>
    public AttachedPolicy? Boundary { get; init; }

    /// <summary>The most the session may do: what any of them allows. Null is no limit, none at all allow nothing.</summary>
    public IReadOnlyList<AttachedPolicy>? Session { get; init; }

    /// <summary>The policy of the resource or, when a role is to be assumed, its trust policy; null without one.</summary>
    public AttachedPolicy? Resource { get; init; }
}
