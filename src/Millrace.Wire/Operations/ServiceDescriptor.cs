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

    /// <summary>The name of the error that a request broke a constraint.</summary>
    public string ConstraintError { get; init; } = "ValidationException";

    /// <summary>Whether the service speaks REST: its operations are told apart by method and path.</summary>
    public bool IsRest => TargetPrefix is null && XmlNamespace is null;

    /// <summary>Whether answers carry the CRC-32 of their body.</summary>
    public bool HasBodyChecksum { get; init; }

    /// <summary>Whether requests may come compressed.</summary>
    public bool AcceptsGzip { get; init; }

    /// <summary>The member that the path of a query stands for when the form lacks it.</summary>
    public string? PathMember { get; init; }

    /// <summary>Whether the service speaks Smithy's RPC in CBOR as well.</summary>
    public bool SpeaksRpcCbor { get; init; }

    /// <summary>Whether the service left the query protocol for another and still speaks both: errors say what they were called in the old one.</summary>
    public bool IsQueryCompatible => TargetPrefix is not null && XmlNamespace is not null;
}
