namespace Millrace.Wire;

/// <summary>A service as its model declares it: see <see cref="ServiceAttribute"/> for the members.</summary>
public sealed record ServiceDescriptor(
    string Name,
    string Version,
    string SigningName,
    string IamPrefix,
    string? TargetPrefix,
    string? XmlNamespace);
