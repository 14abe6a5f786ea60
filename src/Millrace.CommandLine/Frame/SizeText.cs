using System.Globalization;

namespace Millrace.CommandLine;

/// <summary>Numbers of bytes as people read them.</summary>
internal static class SizeText
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>As <c>1.5 MB</c>, by thousands.</summary>
    public static string Of(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= 1000 && unit < Units.Length - 1)
        {
            size /= 1000;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {Units[unit]}");
    }
}
