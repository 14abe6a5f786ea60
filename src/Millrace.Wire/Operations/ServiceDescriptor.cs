namespace Millrace.Wire;

/// <summary>A service as its model declares it: see <see cref="ServiceAttribute"/> for the members.</summary>
public sealed record ServiceDescriptor(
    string Name,
    string Version,
    string SigningName,
    string IamPrefix,
    string? TargetPrefix,
    string? XmlNamespace)
{
    /// <summary>The version of AWS's JSON that the service speaks.</summary>
    public string JsonVersion { get; init; } = "1.1";

    /// <summary>What stands before <c>#</c> and an error's name.</summary>
    public string? ErrorNamespace { get; init; }

    /// <summary>The name of the error that something went wrong inside.</summary>
    public string InternalError { get; init; } = "InternalFailure";

    /// <summary>Whether the service speaks REST: its operations are told apart by method and path.</summary>
    public bool IsRest => TargetPrefix is null && XmlNamespace is null;

    /// <summary>Whether answers carry the CRC-32 of their body.</summary>
    public bool HasBodyChecksum { get; init; }

    /// <summary>Whether requests may come compressed.</summary>
    public bool AcceptsGzip { get; init; }
}
