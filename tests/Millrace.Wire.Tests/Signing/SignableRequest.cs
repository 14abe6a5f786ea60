using Millrace.Wire.Signing;

namespace Millrace.Wire.Tests.Signing;

/// <summary>A request that never was on a wire.</summary>
internal sealed record SignableRequest : ISignableRequest
{
    public string Method { get; init; } = "POST";

    public string Path { get; init; } = "/";

    public string Query { get; init; } = "";

    public bool IsEncrypted { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public string? Header(string name)
    {
        var lines = Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).ToList();
        return lines.Count == 0 ? null : string.Join(',', lines);
    }

    public SignableRequest With(string name, string value) => this with { Headers = [.. Without(name).Headers, new(name, value)] };

    public SignableRequest Without(string name) => this with
    {
        Headers = [.. Headers.Where(header => !header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))],
    };
}
