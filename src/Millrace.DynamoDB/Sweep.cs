using Millrace.Storage.State;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB;

/// <summary>Looks after many things in the background, in rounds. Where one fails that is told, the others have their turn, and the next round tries again.</summary>
/// <typeparam name="TKey">What one of them is found by.</typeparam>
internal sealed class Sweep<TKey> : IAsyncDisposable
{
    private readonly DynamoDBRoom _room;
    private readonly SweepSubject<TKey> _subject;
    private readonly Action<string, Exception>? _failed;
    private readonly Rounds _rounds;

    /// <summary>Begins; the first round comes after one period.</summary>
    /// <param name="room">What it works with.</param>
    /// <param name="period">The time from round to round.</param>
    /// <param name="subject">What it looks after.</param>
    /// <param name="failed">Told what a round failed on, and why.</param>
    public Sweep(DynamoDBRoom room, TimeSpan period, SweepSubject<TKey> subject, Action<string, Exception>? failed)
    {
        _room = room;
        _subject = subject;
        _failed = failed;
        _rounds = new Rounds(room.Time, period, GoRoundAsync);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _rounds.DisposeAsync();

    private async Task GoRoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var key in await _room.Store.ReadAsync(reader => _subject.List(reader).ToList(), cancellationToken)) await SweepAsync(key, cancellationToken);
        }
        catch (StateStoreException fault)
        {
            _failed?.Invoke(_subject.Name, fault);
        }
    }

    private async Task SweepAsync(TKey key, CancellationToken cancellationToken)
    {
        try
        {
            await _subject.SweepAsync(key, cancellationToken);
        }
        catch (StateStoreException fault)
        {
            _failed?.Invoke(_subject.NameOf(key), fault);
        }
    }
}

/// <summary>What a sweep looks after.</summary>
/// <typeparam name="TKey">What one of them is found by.</typeparam>
/// <param name="Name">What all of them are called where something fails.</param>
/// <param name="List">Finds them.</param>
/// <param name="NameOf">What one of them is called.</param>
/// <param name="SweepAsync">Looks after one.</param>
internal sealed record SweepSubject<TKey>(
    string Name, Func<ITableReader, IEnumerable<TKey>> List, Func<TKey, string> NameOf, Func<TKey, CancellationToken, Task> SweepAsync);
