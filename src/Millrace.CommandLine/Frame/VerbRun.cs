using System.CommandLine;
using System.Net.Sockets;
using Amazon.Runtime;
using Millrace.CommandLine.Clients;

namespace Millrace.CommandLine;

/// <summary>Runs verbs, and makes one line on stderr and an exit code of what goes wrong.</summary>
internal static class VerbRun
{
    private static readonly string[] NotFoundCodes = ["ResourceNotFoundException", "NoSuchEntity", "NoSuchEntityException", "TableNotFoundException", "QueueDoesNotExist"];
    private static readonly string[] DeniedCodes =
    [
        "AccessDenied", "AccessDeniedException", "UnrecognizedClientException", "InvalidClientTokenId", "InvalidSignatureException", "SignatureDoesNotMatch",
        "MissingAuthenticationTokenException", "IncompleteSignatureException", "ExpiredTokenException", "ExpiredToken",
    ];

    /// <summary>Says what a command does.</summary>
    /// <param name="command">The command.</param>
    /// <param name="options">The options that it has with others.</param>
    /// <param name="body">What it does.</param>
    public static void SetVerb(this Command command, VerbOptions options, Func<VerbCall, Task<int>> body) =>
        command.SetAction((result, _) => RunAsync(result, options, body));

    private static async Task<int> RunAsync(ParseResult result, VerbOptions options, Func<VerbCall, Task<int>> body)
    {
        using var signals = new StopSignals();
        var time = result.GetValue(options.Timeout);
        using var limit = time is { } most ? new CancellationTokenSource(most, TimeProvider.System) : new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(signals.Stop, limit.Token);
        using var terminal = new Terminal();
        var clients = new ServerClients(result.GetValue(options.Endpoint), result.GetValue(options.Region), result.GetValue(options.Profile));
        var format = result.GetValue(options.Output) ?? (terminal.OutIsTerminal ? OutputFormat.Table : OutputFormat.Json);
        try
        {
            var code = await body(new VerbCall(result, terminal, new Output(terminal, format), clients, TimeProvider.System, stop.Token));
            await terminal.Out.FlushAsync(CancellationToken.None);
            return code;
        }
        catch (VerbException failure)
        {
            return Say(failure.Message, failure.Code);
        }
        catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return Say($"it was not done after {DurationText.Format(time!.Value)}.", ExitCode.TimedOut);
        }
        catch (TimeoutException late)
        {
            return Say(late.Message, ExitCode.TimedOut);
        }
        catch (AmazonServiceException refusal) when (refusal.ErrorCode is not null)
        {
            return Say($"{refusal.ErrorCode}: {refusal.Message}", CodeOf(refusal.ErrorCode));
        }
        catch (Exception fault) when (IsUnreachable(fault))
        {
            return Say($"nothing answers at {clients.Shown}. Start a server with 'millrace start', or name another with --endpoint.", ExitCode.Failure);
        }
        catch (Exception fault) when (fault is AmazonClientException or AmazonServiceException or HttpRequestException or UnauthorizedAccessException or InvalidDataException)
        {
            return Say(fault.Message, ExitCode.Failure);
        }
        catch (IOException gone) when (terminal.IsBroken(gone))
        {
            return ExitCode.Ok;
        }
        catch (IOException fault)
        {
            return Say(fault.Message, ExitCode.Failure);
        }

        int Say(string message, int code)
        {
            terminal.FlushQuietly();
            terminal.Error.WriteLine($"millrace: {PrintableText.Of(message)}");
            return code;
        }
    }

    private static int CodeOf(string error) =>
        NotFoundCodes.Contains(error) ? ExitCode.NotFound
        : DeniedCodes.Contains(error) ? ExitCode.Denied
        : ExitCode.Failure;

    private static bool IsUnreachable(Exception fault)
    {
        for (var inner = fault; inner is not null; inner = inner.InnerException)
        {
            if (inner is SocketException) return true;
        }

        return false;
    }
}
