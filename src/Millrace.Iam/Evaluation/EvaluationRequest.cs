namespace Millrace.Iam.Evaluation;

/// <summary>What is to be judged: may this principal do this to that.</summary>
public sealed record EvaluationRequest
{
    /// <summary>The action, as in <c>kinesis:PutRecord</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The resource's ARN; null when the action has none, which only <c>*</c> matches.</summary>
    public string? Resource { get; init; }

    /// <summary>The account that owns the resource; null for the principal's own.</summary>
    public string? ResourceAccountId { get; init; }

    /// <summary>Who asks.</summary>
    public required RequestPrincipal Principal { get; init; }

    /// <summary>What else the request says.</summary>
    public IConditionKeys Keys { get; init; } = ConditionKeys.None;

    /// <summary>Whether principal and resource belong to one account.</summary>
    public bool IsWithinAccount => ResourceAccountId is null || ResourceAccountId == Principal.AccountId;
}
