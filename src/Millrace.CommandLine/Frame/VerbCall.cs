using System.CommandLine;
using Millrace.CommandLine.Clients;

namespace Millrace.CommandLine;

/// <summary>What a verb works with.</summary>
/// <param name="Result">The command line.</param>
/// <param name="Terminal">Where data and talk go.</param>
/// <param name="Output">Writes data.</param>
/// <param name="Clients">Makes clients of the server.</param>
/// <param name="Time">The clock.</param>
/// <param name="Cancellation">Cancelled by Ctrl+C and when the time is up.</param>
internal sealed record VerbCall(ParseResult Result, Terminal Terminal, Output Output, ServerClients Clients, TimeProvider Time, CancellationToken Cancellation)
{
    /// <summary>Says something that is no data. Those who pipe the data do not hear it.</summary>
    public void Say(string text)
    {
        if (Terminal.ErrorIsTerminal) Terminal.Error.WriteLine(text);
    }

    /// <summary>Says something that nobody should miss.</summary>
    public void Warn(string text) => Terminal.Error.WriteLine($"millrace: {text}");
}
