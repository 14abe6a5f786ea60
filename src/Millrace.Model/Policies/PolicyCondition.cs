using System.Collections.Immutable;

namespace Millrace.Model.Policies;

/// <summary>A condition on one key of the request (facts/iam.md 3).</summary>
public sealed class PolicyCondition
{
    private readonly ConditionOperator _operation;

    internal PolicyCondition(ConditionOperator operation, string key, ImmutableArray<ConditionOperand> operands)
    {
        _operation = operation;
        Key = key;
        Operands = operands;
    }

    /// <summary>The operator as the policy has it, as in <c>ForAnyValue:StringLike</c>.</summary>
    public string Operator => _operation.Name;

    /// <summary>The key, which is looked up without regard to case.</summary>
    public string Key { get; }

    /// <summary>The values, any of which may match; of a negated operator, none.</summary>
    public ImmutableArray<ConditionOperand> Operands { get; }

    /// <summary>Whether a value must match none of the operands, rather than one.</summary>
    public bool IsNegated => _operation.IsNegated;

    /// <summary>Whether it asks only if the key is absent: <c>Null</c>.</summary>
    public bool IsPresence => _operation.Family == ConditionFamily.Presence;

    /// <summary>Whether it holds when the request has no such key.</summary>
    public bool IfExists => _operation.IfExists;

    /// <summary>Which of the request's values it must hold for.</summary>
    public ConditionQuantifier Quantifier => _operation.Quantifier;
}
