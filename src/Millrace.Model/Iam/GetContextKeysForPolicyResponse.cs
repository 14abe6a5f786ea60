using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>The answer of GetContextKeysForCustomPolicy and GetContextKeysForPrincipalPolicy.</summary>
[Structure]
public sealed partial record GetContextKeysForPolicyResponse
{
    /// <summary>Condition keys.</summary>
    [ElementShape(typeof(ContextKeyNameType))]
    public IReadOnlyList<string>? ContextKeyNames { get; init; }
}
