using System.Collections.Concurrent;
using System.Text.Json;
using Millrace.Storage.State;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>The event source mappings of all accounts, and how far they have come: in memory, and in the state store so that both outlive the process.</summary>
internal sealed class MappingStore
{
    private const string MappingBucket = "lambda.mappings";
    private const string CheckpointBucket = "lambda.checkpoints";

    private readonly IStateStore _state;
    private readonly ConcurrentDictionary<string, MappingState> _mappings = new(StringComparer.Ordinal);

    private MappingStore(IStateStore state) => _state = state;

    /// <summary>Reads what the store holds.</summary>
    public static async ValueTask<MappingStore> OpenAsync(IStateStore state, CancellationToken cancellationToken)
    {
        var store = new MappingStore(state);
        foreach (var entry in await state.ListAsync(MappingBucket, "", cancellationToken))
            store._mappings[entry.Key] = JsonSerializer.Deserialize(entry.Value.Span, LambdaStateJson.Default.MappingState)!;
        return store;
    }

    /// <summary>Every mapping.</summary>
    public IEnumerable<MappingState> All => _mappings.Values;

    /// <summary>A mapping as it is now, or null.</summary>
    public MappingState? Find(string uuid) => _mappings.GetValueOrDefault(uuid);

    /// <summary>Keeps a mapping, with where its reading begins if it is new.</summary>
    public async ValueTask PutAsync(MappingState mapping, string incarnation, IReadOnlyDictionary<string, ShardCheckpoint> checkpoints)
    {
        var uuid = mapping.Configuration.UUID!;
        StateChange[] changes =
        [
            new(MappingBucket, uuid, JsonSerializer.SerializeToUtf8Bytes(mapping, LambdaStateJson.Default.MappingState), ExpectedRevision: null),
            .. checkpoints.Select(checkpoint => Change(uuid, incarnation, checkpoint.Key, checkpoint.Value)),
        ];
        await _state.CommitAsync(changes, CancellationToken.None);
        _mappings[uuid] = mapping;
    }

    /// <summary>Deletes a mapping and how far it had come.</summary>
    public async ValueTask DeleteAsync(string uuid)
    {
        var checkpoints = await _state.ListAsync(CheckpointBucket, $"{uuid}/", CancellationToken.None);
        StateChange[] changes =
        [
            new(MappingBucket, uuid, Value: null, ExpectedRevision: null),
            .. checkpoints.Select(static entry => new StateChange(CheckpointBucket, entry.Key, Value: null, ExpectedRevision: null)),
        ];
        await _state.CommitAsync(changes, CancellationToken.None);
        _mappings.TryRemove(uuid, out _);
    }

    /// <summary>How far a mapping has come, by shard.</summary>
    public async ValueTask<Dictionary<string, ShardCheckpoint>> CheckpointsAsync(string uuid, string incarnation, CancellationToken cancellationToken)
    {
        var prefix = $"{uuid}/{incarnation}/";
        var entries = await _state.ListAsync(CheckpointBucket, prefix, cancellationToken);
        return entries.ToDictionary(
            entry => entry.Key[prefix.Length..],
            static entry => JsonSerializer.Deserialize(entry.Value.Span, LambdaStateJson.Default.ShardCheckpoint)!);
    }

    /// <summary>Keeps how far a mapping has come in a shard; done when it is kept.</summary>
    public async ValueTask PutAsync(string uuid, string incarnation, string shardId, ShardCheckpoint checkpoint)
    {
        StateChange[] changes = [Change(uuid, incarnation, shardId, checkpoint)];
        await _state.CommitAsync(changes, CancellationToken.None);
    }

    private static StateChange Change(string uuid, string incarnation, string shardId, ShardCheckpoint checkpoint) => new(
        CheckpointBucket,
        $"{uuid}/{incarnation}/{shardId}",
        JsonSerializer.SerializeToUtf8Bytes(checkpoint, LambdaStateJson.Default.ShardCheckpoint),
        ExpectedRevision: null);
}
