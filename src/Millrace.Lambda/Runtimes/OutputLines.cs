namespace Millrace.Lambda.Runtimes;

/// <summary>Cuts what a process writes into lines. A line over 256 KB is given in parts, so that memory is bounded.</summary>
/// <param name="output">Gets each line without its end; the memory is good until it returns.</param>
internal sealed class OutputLines(Action<ReadOnlyMemory<byte>> output)
{
    private const int LongestLine = 256 * 1024;

    private byte[] _line = new byte[4096];
    private int _length;

    /// <summary>Takes the next bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var rest = end < 0 ? bytes : bytes[..end];
            while (_length + rest.Length > LongestLine)
            {
                var part = LongestLine - _length;
                Append(rest[..part]);
                rest = rest[part..];
                Give();
            }
            Append(rest);
            if (end < 0)
                return;
            Give();
            bytes = bytes[(end + 1)..];
        }
    }

    /// <summary>Gives the last line, which may lack its end.</summary>
    public void Complete()
    {
        if (_length > 0)
            Give();
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _line.Length)
            Array.Resize(ref _line, Math.Min(LongestLine, Math.Max(_line.Length * 2, _length + bytes.Length)));
        bytes.CopyTo(_line.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Give()
    {
        var line = _line.AsMemory(0, _length);
        _length = 0;
        output(line);
    }
}
