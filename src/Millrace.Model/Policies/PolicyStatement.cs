using System.Collections.Immutable;

namespace Millrace.Model.Policies;

/// <summary>A statement of a policy.</summary>
public sealed record PolicyStatement
{
    /// <summary>Its name within the policy; null without one.</summary>
    public string? Sid { get; init; }

    /// <summary>Whether it allows or denies.</summary>
    public required PolicyEffect Effect { get; init; }

    /// <summary>Whom it concerns; null in an identity policy.</summary>
    public PolicyElement<PolicyPrincipal>? Principals { get; init; }

    /// <summary>The actions, which are matched without regard to case and have no variables.</summary>
    public required PolicyElement<PolicyPattern> Actions { get; init; }

    /// <summary>The resources, which are matched by case; null in a trust policy.</summary>
    public PolicyElement<PolicyPattern>? Resources { get; init; }

    /// <summary>What must hold, all of it.</summary>
    public required ImmutableArray<PolicyCondition> Conditions { get; init; }
}
