using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>A context that a provider asserts.</summary>
[Structure]
public sealed partial record ProvidedContext
{
    /// <summary>The provider's ARN.</summary>
    [Shape(typeof(ArnType))]
    public string? ProviderArn { get; init; }

    /// <summary>An assertion of the provider.</summary>
    [Shape(typeof(ContextAssertionType))]
    public string? ContextAssertion { get; init; }
}
