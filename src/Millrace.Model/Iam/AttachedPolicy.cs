using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A managed policy that is attached.</summary>
[Structure]
public sealed partial record AttachedPolicy
{
    /// <summary>The policy's name.</summary>
    [Shape(typeof(PolicyNameType))]
    public string? PolicyName { get; init; }

    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public string? PolicyArn { get; init; }
}
