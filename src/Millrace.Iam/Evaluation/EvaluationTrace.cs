using Millrace.Model.Policies;

namespace Millrace.Iam.Evaluation;

/// <summary>How a statement bore on a request.</summary>
public enum StatementOutcome
{
    /// <summary>It is about the request.</summary>
    Matched,

    /// <summary>It is about other actions.</summary>
    OtherAction,

    /// <summary>It is about other resources.</summary>
    OtherResource,

    /// <summary>It is about other principals.</summary>
    OtherPrincipal,

    /// <summary>A condition does not hold.</summary>
    ConditionFailed,
}

/// <summary>A statement that was looked at.</summary>
/// <param name="Policy">Its policy.</param>
/// <param name="Type">What part the policy has.</param>
/// <param name="Index">Its place in the policy, from 0.</param>
/// <param name="Statement">What it says.</param>
/// <param name="Outcome">How it bore on the request.</param>
/// <param name="FailedCondition">The condition that does not hold; null when that is not why.</param>
public sealed record StatementTrace(
    AttachedPolicy Policy,
    PolicyType Type,
    int Index,
    PolicyStatement Statement,
    StatementOutcome Outcome,
    PolicyCondition? FailedCondition);

/// <summary>How a decision came about: each policy that was consulted, statement by statement.</summary>
public sealed class EvaluationTrace
{
    private readonly List<StatementTrace> _statements = [];

    /// <summary>The statements in the order in which they were looked at; none for a root, whom no policy of its account binds.</summary>
    public IReadOnlyList<StatementTrace> Statements => _statements;

    internal void Add(StatementTrace statement) => _statements.Add(statement);
}
