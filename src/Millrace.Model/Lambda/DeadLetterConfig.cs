using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Where events go that a function failed on.</summary>
[Structure]
public sealed partial record DeadLetterConfig
{
    /// <summary>The queue or the topic.</summary>
    [Shape(typeof(ResourceArn))]
    public string? TargetArn { get; init; }
}
