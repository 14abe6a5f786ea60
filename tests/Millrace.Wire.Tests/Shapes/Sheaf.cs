namespace Millrace.Wire.Tests;

/// <summary>A structure whose lists and maps the query protocol flattens.</summary>
[Structure]
public sealed partial record Sheaf
{
    [Flattened("Name")]
    public IReadOnlyList<string>? Names { get; init; }

    [Flattened("Sub")]
    public IReadOnlyList<Sheaf>? Subs { get; init; }

    [Flattened("Tag", Key = "Key", Value = "Value")]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    [Flattened("Part", Key = "Name", Value = "Value")]
    public IReadOnlyDictionary<string, Sheaf>? Parts { get; init; }

    public IReadOnlyList<string>? Plain { get; init; }

    public DateTimeOffset? At { get; init; }
}

/// <summary>A service that speaks several protocols.</summary>
[Service(
    "Barn",
    "2022-05-06",
    SigningName = "barn",
    IamPrefix = "barn",
    TargetPrefix = "Barn",
    XmlNamespace = "https://barn.example/doc/2022-05-06/",
    JsonVersion = "1.0",
    PathMember = "Sheaf.Name.1",
    SpeaksRpcCbor = true)]
public static partial class BarnApi;

/// <summary>Answers with what it was asked.</summary>
[Structure]
[Operation(typeof(BarnApi), "Store", Resource = "*")]
public sealed partial record StoreRequest : IRequest<StoreResponse>
{
    public Sheaf? Sheaf { get; init; }
}

[Structure]
public sealed partial record StoreResponse
{
    public Sheaf? Sheaf { get; init; }
}
