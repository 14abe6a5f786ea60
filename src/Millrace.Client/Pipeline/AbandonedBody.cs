namespace Millrace.Client;

/// <summary>
/// Closes the connection of an answer whose reader has broken off. To use a connection again, an answer that is disposed is first read to its
/// end, for two seconds if need be; that of a subscription goes on for minutes, and all the while the server keeps the subscriber's place.
/// </summary>
internal static class AbandonedBody
{
    // An answer that has more than this at hand is not read to its end either.
    private const int MostAtHand = 1 << 20;

    /// <summary>Closes it at once, unless it has ended.</summary>
    public static async ValueTask CloseAsync(Stream answer)
    {
        using var breakOff = new CancellationTokenSource();
        var rest = new byte[16 * 1024];
        try
        {
            for (var read = 0; read < MostAtHand;)
            {
                // A read that waits is the one that can be called off, and takes the connection with it.
                var reading = answer.ReadAsync(rest, breakOff.Token);
                if (!reading.IsCompleted) await breakOff.CancelAsync().ConfigureAwait(false);
                var count = await reading.ConfigureAwait(false);
                if (count == 0) return;
                read += count;
            }
        }
        catch (Exception broken) when (broken is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // As it was to be, or already.
        }
    }
}
