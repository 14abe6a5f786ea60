using Millrace.Model.Policies;

namespace Millrace.Iam.Evaluation;

/// <summary>Finds out what the policies of one type say about a request.</summary>
/// <param name="request">The request.</param>
/// <param name="trace">Where to tell how each statement bore on it; null not to.</param>
internal readonly struct StatementMatcher(EvaluationRequest request, EvaluationTrace? trace)
{
    /// <summary>What a resource is called when there is none: a name that only the lone wildcard matches.</summary>
    private const string NoResource = "*";

    /// <summary>What several policies say.</summary>
    public Verdict Judge(IReadOnlyList<AttachedPolicy> policies, PolicyType type)
    {
        var verdict = Verdict.Silent;
        for (var i = 0; i < policies.Count; i++) verdict = verdict.And(Judge(policies[i], type));
        return verdict;
    }

    /// <summary>What one policy says.</summary>
    public Verdict Judge(AttachedPolicy? policy, PolicyType type)
    {
        var verdict = Verdict.Silent;
        if (policy is null) return verdict;

        var statements = policy.Document.Statements;
        for (var i = 0; i < statements.Length; i++)
        {
            var statement = statements[i];
            var outcome = Match(statement, type, out var principal, out var failed);
            trace?.Add(new StatementTrace(policy, type, i, statement, outcome, failed));
            if (outcome == StatementOutcome.Matched) verdict = verdict.And(Verdict.Of(statement.Effect, principal));
        }

        return verdict;
    }

    private StatementOutcome Match(PolicyStatement statement, PolicyType type, out PrincipalMatch principal, out PolicyCondition? failed)
    {
        failed = null;
        principal = PrincipalMatch.Direct;
        if (!IsListed(statement.Actions, request.Action, ignoreCase: true)) return StatementOutcome.OtherAction;
        if (statement.Resources is { } resources && !IsListed(resources, request.Resource ?? NoResource, ignoreCase: false))
            return StatementOutcome.OtherResource;

        if (type is PolicyType.Resource or PolicyType.Trust)
        {
            principal = PrincipalMatcher.Match(statement, request.Principal);
            if (principal == PrincipalMatch.None) return StatementOutcome.OtherPrincipal;
        }

        failed = ConditionEvaluator.FindFailed(statement, request.Keys);
        return failed is null ? StatementOutcome.Matched : StatementOutcome.ConditionFailed;
    }

    private bool IsListed(PolicyElement<PolicyPattern> element, string value, bool ignoreCase)
    {
        foreach (var pattern in element.Values)
        {
            if (pattern.Matches(value, ignoreCase, request.Keys)) return !element.IsNegated;
        }

        return element.IsNegated;
    }
}
