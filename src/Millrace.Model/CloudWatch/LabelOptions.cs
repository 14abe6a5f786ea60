using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>How labels are written.</summary>
[Structure]
public sealed partial record LabelOptions
{
    /// <summary>The offset from UTC, as in <c>+0130</c>.</summary>
    public string? Timezone { get; init; }
}
