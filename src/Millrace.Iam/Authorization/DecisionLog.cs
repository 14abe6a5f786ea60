using Millrace.Iam.Evaluation;

namespace Millrace.Iam.Authorization;

/// <summary>A decision that was made, and how it came about.</summary>
/// <param name="RequestId">The request's id, as the answer has it.</param>
/// <param name="At">When.</param>
/// <param name="Request">What was asked.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Trace">The statements that were looked at; null where nobody watched.</param>
public sealed record LoggedDecision(string RequestId, DateTimeOffset At, EvaluationRequest Request, Decision Decision, EvaluationTrace? Trace);

/// <summary>The last decisions: every refusal, and everything while it is watched.</summary>
/// <param name="watched">Called with each decision that is logged; null for none.</param>
public sealed class DecisionLog(Action<LoggedDecision>? watched = null)
{
    /// <summary>How many are kept.</summary>
    public const int Capacity = 500;

    private readonly Lock _gate = new();
    private readonly Queue<LoggedDecision> _decisions = new();
    private volatile bool _isWatched;

    /// <summary>Whether everything is logged with its trace, and not refusals alone.</summary>
    public bool IsWatched
    {
        get => _isWatched;
        set => _isWatched = value;
    }

    /// <summary>The last decisions, the oldest first.</summary>
    public IReadOnlyList<LoggedDecision> Last
    {
        get
        {
            lock (_gate) return [.. _decisions];
        }
    }

    internal void Add(LoggedDecision decision)
    {
        lock (_gate)
        {
            if (_decisions.Count == Capacity) _decisions.Dequeue();
            _decisions.Enqueue(decision);
        }

        watched?.Invoke(decision);
    }
}
