using System.Globalization;
using System.Text;

namespace Millrace.Lambda.DotnetHost;

/// <summary>Writes lines that say when, for which invocation and how grave (facts/lambda.md 6).</summary>
/// <param name="output">Where they go.</param>
internal sealed class LogWriter(Stream output)
{
    private readonly Lock _writing = new();

    /// <summary>The invocation that runs.</summary>
    public string RequestId { get; set; } = "";

    /// <summary>Writes a message as one line.</summary>
    public void Write(string level, string message)
    {
        var time = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var line = Encoding.UTF8.GetBytes($"{time}\t{RequestId}\t{level}\t{message.ReplaceLineEndings("\r")}\n");
        lock (_writing)
            output.Write(line);
    }

    /// <summary>A writer for the console, whose lines all have one level.</summary>
    public TextWriter At(string level) => TextWriter.Synchronized(new Lines(this, level));

    private sealed class Lines(LogWriter log, string level) : TextWriter(CultureInfo.InvariantCulture)
    {
        private readonly StringBuilder _line = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            if (value == '\n')
                WriteLine();
            else if (value != '\r')
                _line.Append(value);
        }

        public override void WriteLine()
        {
            log.Write(level, _line.ToString());
            _line.Clear();
        }

        public override void WriteLine(string? value)
        {
            _line.Append(value);
            WriteLine();
        }

        public override void Flush()
        {
            if (_line.Length > 0)
                WriteLine();
        }
    }
}
