using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A decision on an action.</summary>
[Structure]
public sealed partial record EvaluationResult
{
    /// <summary>The action that was judged.</summary>
    [Shape(typeof(ActionNameType))]
    public required string EvalActionName { get; init; }

    /// <summary>The resource that was judged.</summary>
    [Shape(typeof(ResourceNameType))]
    public string? EvalResourceName { get; init; }

    /// <summary>One of <see cref="PolicyEvaluationDecisionType"/>.</summary>
    [Shape(typeof(PolicyEvaluationDecisionType))]
    public required string EvalDecision { get; init; }

    /// <summary>The statements that decided.</summary>
    public IReadOnlyList<Statement>? MatchedStatements { get; init; }

    /// <summary>Condition keys that the policies ask for and that were not given.</summary>
    [ElementShape(typeof(ContextKeyNameType))]
    public IReadOnlyList<string>? MissingContextValues { get; init; }

    /// <summary>What the organization decides; there is none here.</summary>
    public OrganizationsDecisionDetail? OrganizationsDecisionDetail { get; init; }

    /// <summary>What the permissions boundary decides.</summary>
    public PermissionsBoundaryDecisionDetail? PermissionsBoundaryDecisionDetail { get; init; }

    /// <summary>What each kind of policy decided.</summary>
    [EntryShape(typeof(EvalDecisionSourceType), typeof(PolicyEvaluationDecisionType))]
    public IReadOnlyDictionary<string, string>? EvalDecisionDetails { get; init; }

    /// <summary>The decisions, resource by resource.</summary>
    public IReadOnlyList<ResourceSpecificResult>? ResourceSpecificResults { get; init; }
}
