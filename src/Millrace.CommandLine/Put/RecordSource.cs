using System.Runtime.CompilerServices;
using System.Text;

namespace Millrace.CommandLine.Put;

/// <summary>Where the records to put come from.</summary>
/// <param name="said">A text, <c>@FILE</c>, or <c>-</c> for the standard input.</param>
/// <param name="isLines">Whether each line is a record.</param>
/// <param name="count">How often everything is put.</param>
internal sealed class RecordSource(string said, bool isLines, int count)
{
    private const byte LineEnd = (byte)'\n';

    /// <summary>Whether it is one record.</summary>
    public bool IsOne => !isLines && count == 1;

    /// <summary>How many there are; null where nobody knows before the end.</summary>
    public long? Total => isLines ? null : count;

    /// <summary>A key that nobody else has.</summary>
    public static string NewKey() => Guid.NewGuid().ToString("N");

    /// <summary>Everything, as one record.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadWholeAsync(CancellationToken cancellationToken)
    {
        if (!IsStream) return Encoding.UTF8.GetBytes(said);
        await using var input = Open();
        var whole = new MemoryStream();
        await input.CopyToAsync(whole, cancellationToken);
        return whole.ToArray();
    }

    /// <summary>The records, as they come.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // What comes in comes once, however often it is put.
        var kept = isLines && count > 1 && said == "-" ? await ReadWholeAsync(cancellationToken) : (ReadOnlyMemory<byte>?)null;
        var whole = isLines ? default : await ReadWholeAsync(cancellationToken);
        for (var i = 0; i < count; i++)
        {
            if (!isLines)
            {
                yield return whole;
                continue;
            }

            await using var input = kept is { } bytes ? new MemoryStream(bytes.ToArray()) : IsStream ? Open() : new MemoryStream(Encoding.UTF8.GetBytes(said));
            await foreach (var line in LinesAsync(input, cancellationToken)) yield return line;
        }
    }

    private bool IsStream => said == "-" || said.StartsWith('@');

    private Stream Open()
    {
        try
        {
            return said == "-" ? Console.OpenStandardInput() : File.OpenRead(said[1..]);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw VerbException.NotFound($"there is no file '{said[1..]}'.");
        }
    }

    // Bytes and not text: a line may be anything. Empty lines are no records.
    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(Stream input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var line = new MemoryStream();
        while (await input.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            var start = 0;
            for (var end = Array.IndexOf(buffer, LineEnd, start, read); end >= 0; end = Array.IndexOf(buffer, LineEnd, start, read - start))
            {
                line.Write(buffer, start, end - start);
                if (Take(line) is { Length: > 0 } whole) yield return whole;
                start = end + 1;
            }

            line.Write(buffer, start, read - start);
        }

        if (Take(line) is { Length: > 0 } last) yield return last;
    }

    private static byte[] Take(MemoryStream line)
    {
        var bytes = line.ToArray();
        line.SetLength(0);
        return bytes is [.., (byte)'\r'] ? bytes[..^1] : bytes;
    }
}
