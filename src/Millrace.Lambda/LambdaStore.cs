using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Millrace.Lambda.Functions;
using Millrace.Lambda.Layers;
using Millrace.Storage.Blobs;
using Millrace.Storage.State;

namespace Millrace.Lambda;

/// <summary>
/// Every account's functions and layers: in memory, since each call asks, and in the state store so that they outlive the process. A function with all
/// that belongs to it is one entry, so that a change is made whole or not at all. Zips are blobs, kept as long as a version names them.
/// </summary>
internal sealed class LambdaStore : IDisposable
{
    private const string FunctionBucket = "lambda.functions";
    private const string LayerBucket = "lambda.layers";

    private readonly IStateStore _state;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<FunctionKey, FunctionState> _functions = [];
    private readonly ConcurrentDictionary<LayerKey, LayerState> _layers = [];

    private LambdaStore(IStateStore state, IBlobStore blobs)
    {
        _state = state;
        Blobs = blobs;
    }

    /// <summary>The zips.</summary>
    public IBlobStore Blobs { get; }

    /// <summary>Told of each change of a function, with what it is after it; null where it is gone.</summary>
    public Action<FunctionKey, FunctionState?>? FunctionChanged { get; set; }

    /// <summary>Reads what the store holds, and deletes zips that a stop left without an owner.</summary>
    public static async ValueTask<LambdaStore> OpenAsync(IStateStore state, IBlobStore blobs, CancellationToken cancellationToken)
    {
        var store = new LambdaStore(state, blobs);
        foreach (var entry in await state.ListAsync(FunctionBucket, "", cancellationToken))
            store._functions[FunctionKey.OfEntry(entry.Key)] = FunctionTransitions.Settle(Read(entry, LambdaStateJson.Default.FunctionState));
        foreach (var entry in await state.ListAsync(LayerBucket, "", cancellationToken))
            store._layers[LayerKey.OfEntry(entry.Key)] = Read(entry, LambdaStateJson.Default.LayerState);

        var used = store.UsedCode().ToHashSet(StringComparer.Ordinal);
        foreach (var blob in blobs.List().Where(blob => !used.Contains(blob))) blobs.Delete(blob);
        return store;
    }

    /// <summary>A function as it is now, or null.</summary>
    public FunctionState? Find(FunctionKey key) => _functions.GetValueOrDefault(key);

    /// <summary>A layer as it is now, or null.</summary>
    public LayerState? Find(LayerKey key) => _layers.GetValueOrDefault(key);

    /// <summary>The functions of an account in a region, by name.</summary>
    public IEnumerable<KeyValuePair<FunctionKey, FunctionState>> Functions(string accountId, string region) => _functions
        .Where(function => function.Key.AccountId == accountId && function.Key.Region == region)
        .OrderBy(static function => function.Key.Name, StringComparer.Ordinal);

    /// <summary>Every account's functions in a region.</summary>
    public IEnumerable<KeyValuePair<FunctionKey, FunctionState>> Functions(string region) => _functions.Where(function => function.Key.Region == region);

    /// <summary>The layers of an account in a region, by name.</summary>
    public IEnumerable<KeyValuePair<LayerKey, LayerState>> Layers(string accountId, string region) => _layers
        .Where(layer => layer.Key.AccountId == accountId && layer.Key.Region == region)
        .OrderBy(static layer => layer.Key.Name, StringComparer.Ordinal);

    /// <summary>Changes a function. Changes come one after another; one is in force once the task has ended, which is when the store has kept it.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="change">Makes the new state of the present one, null for none; what it throws changes nothing.</param>
    /// <param name="code">A zip that the new state names.</param>
    /// <param name="cancellationToken">Ends the wait for the turn.</param>
    /// <returns>The function after the change.</returns>
    public async ValueTask<FunctionState?> ChangeAsync(
        FunctionKey key, Func<FunctionState?, FunctionState?> change, ReadOnlyMemory<byte>? code, CancellationToken cancellationToken)
    {
        var after = await ChangeAsync(
            _functions, key, FunctionBucket, key.EntryKey, LambdaStateJson.Default.FunctionState, change, static function => function.Code(), code, cancellationToken);
        FunctionChanged?.Invoke(key, after);
        return after;
    }

    /// <summary>Changes a layer.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="change">Makes the new state of the present one, null for none; what it throws changes nothing.</param>
    /// <param name="code">A zip that the new state names.</param>
    /// <param name="cancellationToken">Ends the wait for the turn.</param>
    /// <returns>The layer after the change.</returns>
    public ValueTask<LayerState?> ChangeAsync(
        LayerKey key, Func<LayerState?, LayerState?> change, ReadOnlyMemory<byte>? code, CancellationToken cancellationToken) =>
        ChangeAsync(_layers, key, LayerBucket, key.EntryKey, LambdaStateJson.Default.LayerState, change, static layer => layer.Code(), code, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async ValueTask<TState?> ChangeAsync<TKey, TState>(
        ConcurrentDictionary<TKey, TState> states,
        TKey key,
        string bucket,
        string entryKey,
        JsonTypeInfo<TState> type,
        Func<TState?, TState?> change,
        Func<TState, IEnumerable<string>> codeOf,
        ReadOnlyMemory<byte>? code,
        CancellationToken cancellationToken)
        where TKey : struct
        where TState : class
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var before = states.GetValueOrDefault(key);
            var after = change(before);
            if (ReferenceEquals(before, after)) return after;

            // What the store has begun to keep is kept, whether the caller waits or not.
            if (code is { } zip) await Blobs.PutAsync(zip, CancellationToken.None);
            ReadOnlyMemory<byte>? value = after is null ? null : JsonSerializer.SerializeToUtf8Bytes(after, type);
            StateChange[] changes = [new(bucket, entryKey, value, ExpectedRevision: null)];
            await _state.CommitAsync(changes, CancellationToken.None);
            if (after is null) states.TryRemove(key, out _);
            else states[key] = after;
            if (before is not null) DeleteUnused(codeOf(before));
            return after;
        }
        finally
        {
            _turn.Release();
        }
    }

    private void DeleteUnused(IEnumerable<string> blobs)
    {
        HashSet<string> candidates = [.. blobs];
        candidates.ExceptWith(UsedCode());
        foreach (var blob in candidates) Blobs.Delete(blob);
    }

    private IEnumerable<string> UsedCode() =>
        _functions.Values.SelectMany(static function => function.Code()).Concat(_layers.Values.SelectMany(static layer => layer.Code()));

    private static T Read<T>(StateEntry entry, JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Deserialize(entry.Value.Span, type) ?? throw new InvalidDataException($"'{entry.Key}' is null.");
}
