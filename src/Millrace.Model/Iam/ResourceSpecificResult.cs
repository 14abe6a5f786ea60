using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A decision on a resource.</summary>
[Structure]
public sealed partial record ResourceSpecificResult
{
    /// <summary>The resource that was judged.</summary>
    [Shape(typeof(ResourceNameType))]
    public required string EvalResourceName { get; init; }

    /// <summary>One of <see cref="PolicyEvaluationDecisionType"/>.</summary>
    [Shape(typeof(PolicyEvaluationDecisionType))]
    public required string EvalResourceDecision { get; init; }

    /// <summary>The statements that decided.</summary>
    public IReadOnlyList<Statement>? MatchedStatements { get; init; }

    /// <summary>Condition keys that the policies ask for and that were not given.</summary>
    [ElementShape(typeof(ContextKeyNameType))]
    public IReadOnlyList<string>? MissingContextValues { get; init; }

    /// <summary>What each kind of policy decided.</summary>
    [EntryShape(typeof(EvalDecisionSourceType), typeof(PolicyEvaluationDecisionType))]
    public IReadOnlyDictionary<string, string>? EvalDecisionDetails { get; init; }

    /// <summary>What the permissions boundary decides.</summary>
    public PermissionsBoundaryDecisionDetail? PermissionsBoundaryDecisionDetail { get; init; }
}
