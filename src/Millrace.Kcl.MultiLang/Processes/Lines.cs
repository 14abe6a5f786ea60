using System.Runtime.CompilerServices;

namespace Millrace.Kcl.MultiLang.Processes;

/// <summary>Reads what a child prints, a line at a time.</summary>
internal static class Lines
{
    /// <summary>The most bytes of a line; the rest of a longer one is passed over.</summary>
    public const int Longest = 1 << 20;

    /// <summary>The lines of a stream, without their ends. Each is good until the next is asked for.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var buffer = new byte[8192];
        // The bytes in hand, and up to where there is no line's end among them.
        var (start, end, searched) = (0, 0, 0);
        var overlong = false;
        while (true)
        {
            var newline = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                var line = buffer.AsMemory(start, searched + newline - start);
                start = searched = searched + newline + 1;
                if (!overlong) yield return line;
                overlong = false;
                continue;
            }

            if (end - start == Longest)
            {
                if (!overlong) yield return buffer.AsMemory(start, end - start);
                overlong = true;
                end = start;
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            searched = end;
            if (end == buffer.Length) Array.Resize(ref buffer, Math.Min(2 * buffer.Length, Longest));
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
            if (read == 0) break;
            end += read;
        }

        if (end > 0 && !overlong) yield return buffer.AsMemory(0, end);
    }
}
