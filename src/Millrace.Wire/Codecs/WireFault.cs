namespace Millrace.Wire;

/// <summary>Why a body could not be read.</summary>
public sealed class WireFault
{
    private WireFault(string? typeError) => TypeError = typeError;

    /// <summary>The body is not a well-formed object in its format.</summary>
    public static WireFault Malformed { get; } = new(null);

    /// <summary>The text of the first value with a wrong type (facts/kinesis.md 2.1); null when the body is malformed.</summary>
    public string? TypeError { get; }

    /// <summary>The body is not a well-formed object in its format.</summary>
    public bool IsMalformed => TypeError is null;

    internal static WireFault? Of(string? typeError) => typeError is null ? null : new(typeError);
}
