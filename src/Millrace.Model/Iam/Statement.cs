using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A statement that had a part in a decision.</summary>
[Structure]
public sealed partial record Statement
{
    /// <summary>The policy's name, or its place in the request.</summary>
    public string? SourcePolicyId { get; init; }

    /// <summary>Whose policy it is; one of <see cref="PolicySourceType"/>.</summary>
    [Shape(typeof(PolicySourceType))]
    public string? SourcePolicyType { get; init; }

    /// <summary>Where it begins.</summary>
    public Position? StartPosition { get; init; }

    /// <summary>Where it ends.</summary>
    public Position? EndPosition { get; init; }
}
