using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Millrace.CommandLine;

/// <summary>Where data and talk go, and what can be shown there.</summary>
internal sealed class Terminal : IDisposable
{
    private const int UsualWidth = 80;
    private const int BrokenPipe = 32;

    /// <summary>The terminal that the program was started on, or what its output was redirected to.</summary>
    public Terminal()
    {
        OutIsTerminal = !Console.IsOutputRedirected;
        ErrorIsTerminal = !Console.IsErrorRedirected;
        InIsTerminal = !Console.IsInputRedirected;
        var isPlain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb";
        HasColor = OutIsTerminal && !isPlain;
        Out = new StreamWriter(OpenOut(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = OutIsTerminal, NewLine = "\n" };
    }

    /// <summary>For data.</summary>
    public StreamWriter Out { get; }

    /// <summary>For talk.</summary>
    public TextWriter Error { get; } = Console.Error;

    /// <summary>Whether a person reads the data.</summary>
    public bool OutIsTerminal { get; }

    /// <summary>Whether a person reads the talk.</summary>
    public bool ErrorIsTerminal { get; }

    /// <summary>Whether a person types.</summary>
    public bool InIsTerminal { get; }

    /// <summary>Whether data may be coloured.</summary>
    public bool HasColor { get; }

    /// <summary>How many columns a line of data may have; null without a limit.</summary>
    public int? Width => OutIsTerminal ? WidthOr(UsualWidth) : null;

    /// <summary>Puts a text in a colour or style of the terminal, where it has any.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">The number that the terminal knows it by.</param>
    public string Styled(string text, int style) => HasColor ? $"\u001b[{style}m{text}\u001b[0m" : text;

    /// <summary>Whether a failure means that whoever read the data reads no more.</summary>
    public bool IsBroken(IOException failure) => !OutIsTerminal && (failure.HResult & 0xFFFF) == BrokenPipe;

    /// <summary>Sends on what was written, to whoever still reads it.</summary>
    public void FlushQuietly()
    {
        try
        {
            Out.Flush();
        }
        catch (IOException)
        {
            // Nobody reads any more; what is said next matters more.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Out.Dispose();
        }
        catch (IOException)
        {
            // Nobody reads any more.
        }
    }

    // The console's own stream tells nobody that a pipe's reader is gone, and a tail would go on for ever. A file it is right for: others may write to it too.
    private static Stream OpenOut()
    {
        if (!Console.IsOutputRedirected || OperatingSystem.IsWindows()) return Console.OpenStandardOutput();
        var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }

    private static int WidthOr(int usual)
    {
        try
        {
            return Console.WindowWidth is var width and > 0 ? width : usual;
        }
        catch (IOException)
        {
            return usual;
        }
    }
}
