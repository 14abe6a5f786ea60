using System.Text.Json;

namespace Millrace.Wire.Tests.Signing;

/// <summary>A signed request out of <c>signatures.json</c>: requests of ours, signed once by botocore 1.43.11.</summary>
internal sealed class SignatureVector
{
    public const string AccessKeyId = "AKIAMILLRACEEXAMPLE0";
    public const string Secret = "wJalr/Millrace+Example/Secret0123456789ab";

    public static readonly DateTimeOffset Time = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    private SignatureVector(JsonElement json)
    {
        Name = json.GetProperty("name").GetString()!;
        Region = json.GetProperty("region").GetString()!;
        Service = json.GetProperty("service").GetString()!;
        CanonicalRequest = json.GetProperty("canonical").GetString();
        Authorization = json.GetProperty("authorization").GetString();
        Body = Convert.FromHexString(json.GetProperty("body").GetString()!);
        Request = new SignableRequest
        {
            Method = json.GetProperty("method").GetString()!,
            Path = json.GetProperty("path").GetString()!,
            Query = json.GetProperty("query").GetString()!,
            Headers = [.. json.GetProperty("headers").EnumerateArray().Select(h => KeyValuePair.Create(h[0].GetString()!, h[1].GetString()!))],
        };
    }

    public string Name { get; }

    public string Region { get; }

    public string Service { get; }

    /// <summary>Without the signature.</summary>
    public SignableRequest Request { get; }

    public byte[] Body { get; }

    /// <summary>Null for a presigned request.</summary>
    public string? CanonicalRequest { get; }

    /// <summary>Null for a presigned request.</summary>
    public string? Authorization { get; }

    public bool IsPresigned => Authorization is null;

    /// <summary>As it was sent.</summary>
    public SignableRequest Signed => Authorization is null ? Request : Request.With("Authorization", Authorization);

    public static IReadOnlyList<SignatureVector> All { get; } = Load();

    public static SignatureVector Named(string name) => All.Single(vector => vector.Name == name);

    public static TheoryData<string> Names(bool presigned) => [.. All.Where(vector => vector.IsPresigned == presigned).Select(vector => vector.Name)];

    private static List<SignatureVector> Load()
    {
        using var stream = typeof(SignatureVector).Assembly.GetManifestResourceStream("Millrace.Wire.Tests.Signing.signatures.json")!;
        using var json = JsonDocument.Parse(stream);
        return [.. json.RootElement.EnumerateArray().Select(element => new SignatureVector(element))];
    }
}
