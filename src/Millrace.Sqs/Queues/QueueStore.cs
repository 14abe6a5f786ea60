using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Millrace.Sqs.Messages;
using Millrace.Storage.Tables;

namespace Millrace.Sqs.Queues;

/// <summary>
/// Every account's queues: in memory, since each call asks, and in the store of tables so that they outlive the process. A message is put once it is
/// kept, and gone once that is kept too; how often it was received is kept with it, while for how long it is hidden is not: after a start
/// every message can be received that is due.
/// </summary>
internal sealed class QueueStore : IDisposable
{
    private const long QueueSpace = TableSpaces.Queues;
    private const long MessageSpace = TableSpaces.Messages;
    private const long ReceiveSpace = TableSpaces.Receives;
    private const int GuidSize = 16;

    private readonly ITableStore _tables;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<QueueKey, Queue> _queues = [];
    private volatile bool _isWaitedForNoMore;

    private QueueStore(ITableStore tables, TimeProvider time)
    {
        _tables = tables;
        _time = time;
    }

    /// <summary>Reads what the store holds.</summary>
    public static async ValueTask<QueueStore> OpenAsync(ITableStore tables, TimeProvider time, CancellationToken cancellationToken)
    {
        var store = new QueueStore(tables, time);
        var found = await tables.ReadAsync(
            static reader => (
                Queues: reader.Range(QueueSpace, TableRange.All).ToList(),
                Messages: reader.Range(MessageSpace, TableRange.All).ToList(),
                Receives: reader.Range(ReceiveSpace, TableRange.All).ToDictionary(static entry => Convert.ToHexString(entry.Key), static entry => entry.Value)),
            cancellationToken);
        var queues = new Dictionary<Guid, Queue>();
        foreach (var (key, value) in found.Queues)
        {
            var name = Encoding.UTF8.GetString(key).Split('/');
            var queue = new Queue(new QueueKey(name[0], name[1], name[2]), JsonSerializer.Deserialize(value, QueueStateJson.Default.QueueState)!, time);
            store._queues[queue.Key] = queues[queue.State.Id] = queue;
        }

        foreach (var (key, value) in found.Messages)
        {
            if (!queues.TryGetValue(new Guid(key.AsSpan(0, GuidSize)), out var queue)) continue;
            var message = new QueuedMessage(
                BinaryPrimitives.ReadInt64BigEndian(key.AsSpan(GuidSize)), JsonSerializer.Deserialize(value, QueueStateJson.Default.StoredMessage)!);
            if (found.Receives.TryGetValue(Convert.ToHexString(key), out var receives))
            {
                message.Receives = BinaryPrimitives.ReadInt32BigEndian(receives);
                message.FirstReceivedAt = BinaryPrimitives.ReadInt64BigEndian(receives.AsSpan(sizeof(int)));
            }

            queue.Put(message);
        }

        return store;
    }

    /// <summary>A queue, or null.</summary>
    public Queue? Find(QueueKey key) => _queues.GetValueOrDefault(key);

    /// <summary>The queues of an account in a region, by name.</summary>
    public IEnumerable<Queue> List(string accountId, string region) => _queues.Values
        .Where(queue => queue.Key.AccountId == accountId && queue.Key.Region == region)
        .OrderBy(static queue => queue.Key.Name, StringComparer.Ordinal);

    /// <summary>Changes a queue. Changes come one after another, and are in force once they are kept.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="change">Makes the new state of the present one, null for none; what it throws changes nothing.</param>
    public async ValueTask ChangeAsync(QueueKey key, Func<QueueState?, QueueState?> change)
    {
        await _turn.WaitAsync();
        try
        {
            var queue = Find(key);
            var state = change(queue?.State);
            if (ReferenceEquals(state, queue?.State)) return;
            await _tables.WriteAsync(writer =>
            {
                if (state is not null) writer.Put(QueueSpace, EntryKey(key), JsonSerializer.SerializeToUtf8Bytes(state, QueueStateJson.Default.QueueState));
                else writer.Delete(QueueSpace, EntryKey(key));
                return true;
            });
            if (state is null)
            {
                _queues.TryRemove(key, out _);
                queue!.Delete();
            }
            else if (queue is null)
            {
                _queues[key] = new Queue(key, state, _time);
            }
            else
            {
                queue.State = state;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Keeps messages and puts them, all or none.</summary>
    public async ValueTask SendAsync(Queue queue, IReadOnlyList<StoredMessage> messages)
    {
        var queued = messages.Select(message => new QueuedMessage(queue.NextNumber(), message)).ToList();
        await _tables.WriteAsync(writer =>
        {
            Put(writer, queue, queued);
            return true;
        });
        foreach (var message in queued) queue.Put(message);
    }

    /// <summary>Receives messages. How often each was received is kept before anybody gets it.</summary>
    public async ValueTask<List<ReceivedMessage>> ReceiveAsync(Queue queue, int most, int visibility, int wait, CancellationToken cancellationToken)
    {
        var deadline = _time.GetUtcNow().AddSeconds(_isWaitedForNoMore ? 0 : wait);
        while (true)
        {
            await DeleteAsync(queue, queue.TakeExpired());
            var left = Math.Max(0, (int)Math.Ceiling((deadline - _time.GetUtcNow()).TotalSeconds));
            var (received, dead) = await queue.TakeAsync(most, visibility, left, cancellationToken);
            if (dead.Count > 0) await BuryAsync(queue, dead);
            if (received.Count == 0 && dead.Count > 0) continue;
            if (received.Count == 0) return received;
            try
            {
                await KeepReceivesAsync(queue, received);
                cancellationToken.ThrowIfCancellationRequested();
            }
            catch
            {
                queue.GiveBack(received);
                throw;
            }

            return received;
        }
    }

    /// <summary>Deletes messages.</summary>
    public async ValueTask DeleteAsync(Queue queue, IReadOnlyList<long> numbers)
    {
        if (numbers.Count == 0) return;
        await _tables.WriteAsync(writer =>
        {
            Delete(writer, queue, numbers);
            return true;
        });
        foreach (var number in numbers) queue.Remove(number);
    }

    /// <summary>Ends every wait for a message as if its time was over, those of the future at once.</summary>
    public void EndWaits()
    {
        _isWaitedForNoMore = true;
        foreach (var queue in _queues.Values) queue.EndWaits();
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Moves messages to the dead-letter queue; those that cannot be moved come back.</summary>
    private async ValueTask BuryAsync(Queue queue, List<QueuedMessage> dead)
    {
        var target = queue.State.Redrive is { } redrive && QueueKey.OfArn(redrive.Target) is { } key ? Find(key) : null;
        if (target is null)
        {
            // Nowhere to go to: as on AWS they are lost to nobody and can be received on.
            foreach (var message in dead)
            {
                message.Receives = 0;
                queue.Put(message);
            }

            return;
        }

        var moved = dead.Select(message => new QueuedMessage(
            target.NextNumber(), message.Stored with { DeadLetterSource = queue.Key.Arn, DueAt = message.Stored.SentAt })).ToList();
        try
        {
            await _tables.WriteAsync(writer =>
            {
                Delete(writer, queue, [.. dead.Select(static message => message.Number)]);
                Put(writer, target, moved);
                return true;
            });
        }
        catch
        {
            foreach (var message in dead) queue.Put(message);
            throw;
        }

        foreach (var message in moved) target.Put(message);
    }

    private async ValueTask KeepReceivesAsync(Queue queue, List<ReceivedMessage> received) => await _tables.WriteAsync(writer =>
    {
        foreach (var (message, receives) in received)
        {
            var value = new byte[sizeof(int) + sizeof(long)];
            BinaryPrimitives.WriteInt32BigEndian(value, receives);
            BinaryPrimitives.WriteInt64BigEndian(value.AsSpan(sizeof(int)), message.FirstReceivedAt);
            writer.Put(ReceiveSpace, MessageKey(queue, message.Number), value);
        }

        return true;
    });

    private static void Put(ITableWriter writer, Queue queue, List<QueuedMessage> messages)
    {
        // It may have been deleted meanwhile.
        if (writer.Find(QueueSpace, EntryKey(queue.Key)) is null) throw SqsErrors.NoQueue();
        foreach (var message in messages)
        {
            var value = JsonSerializer.SerializeToUtf8Bytes(message.Stored, QueueStateJson.Default.StoredMessage);
            writer.Put(MessageSpace, MessageKey(queue, message.Number), value);
        }
    }

    private static void Delete(ITableWriter writer, Queue queue, IReadOnlyList<long> numbers)
    {
        foreach (var number in numbers)
        {
            writer.Delete(MessageSpace, MessageKey(queue, number));
            writer.Delete(ReceiveSpace, MessageKey(queue, number));
        }
    }

    private static byte[] EntryKey(QueueKey key) => Encoding.UTF8.GetBytes($"{key.AccountId}/{key.Region}/{key.Name}");

    private static byte[] MessageKey(Queue queue, long number)
    {
        var key = new byte[GuidSize + sizeof(long)];
        queue.State.Id.TryWriteBytes(key);
        BinaryPrimitives.WriteInt64BigEndian(key.AsSpan(GuidSize), number);
        return key;
    }
}
