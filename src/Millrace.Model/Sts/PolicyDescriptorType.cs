using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>A managed policy.</summary>
[Structure]
public sealed partial record PolicyDescriptorType
{
    /// <summary>The policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    [MemberName("arn")]
    public string? Arn { get; init; }
}
