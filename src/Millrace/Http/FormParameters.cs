using System.Net;
using System.Text;

namespace Millrace.Http;

/// <summary>The parameters of the query protocol that say what is called.</summary>
internal static class FormParameters
{
    /// <summary>The decoded value of the first parameter with a name, or null.</summary>
    public static string? Find(ReadOnlySpan<byte> form, ReadOnlySpan<byte> name)
    {
        foreach (var range in form.Split((byte)'&'))
        {
            var pair = form[range];
            if (pair.Length > name.Length && pair[name.Length] == (byte)'=' && pair.StartsWith(name))
            {
                return WebUtility.UrlDecode(Encoding.UTF8.GetString(pair[(name.Length + 1)..]));
            }
        }

        return null;
    }
}
