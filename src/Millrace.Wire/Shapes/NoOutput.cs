namespace Millrace.Wire;

/// <summary>The answer of an operation without an output shape: HTTP 200 and a body of zero bytes (facts/kinesis.md 1.2).</summary>
[Structure]
public sealed partial record NoOutput
{
    /// <summary>The one instance.</summary>
    public static NoOutput Instance { get; } = new();
}
