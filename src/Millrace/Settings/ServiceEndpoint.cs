namespace Millrace.Settings;

/// <summary>Where a service answers that this server does not have itself, and the keys that calls to it are signed with.</summary>
/// <param name="Address">The URL, without keys.</param>
/// <param name="AccessKeyId">The key.</param>
/// <param name="SecretAccessKey">Its secret.</param>
internal sealed record ServiceEndpoint(Uri Address, string AccessKeyId, string SecretAccessKey)
{
    private const string UsualKey = "test";

    /// <summary>Reads <c>http://KEY:SECRET@127.0.0.1:9000</c>; without keys, they are <c>test</c> and <c>test</c>.</summary>
    /// <exception cref="FormatException">It is no such URL.</exception>
    public static ServiceEndpoint Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new FormatException("it is not a URL, like http://127.0.0.1:9000 or https://KEY:SECRET@storage.example.com.");
        if (url.AbsolutePath != "/" || url.Query.Length > 0 || url.Fragment.Length > 0)
            throw new FormatException("the URL ends with the host and the port: what follows is the buckets' and the topics'.");
        var address = new Uri(url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped));
        if (url.UserInfo.Length == 0) return new ServiceEndpoint(address, UsualKey, UsualKey);
        if (url.UserInfo.Split(':') is not [{ Length: > 0 } key, { Length: > 0 } secret])
            throw new FormatException("the keys before the @ are a key and its secret with a colon between them, like KEY:SECRET@.");
        return new ServiceEndpoint(address, Uri.UnescapeDataString(key), Uri.UnescapeDataString(secret));
    }
}
