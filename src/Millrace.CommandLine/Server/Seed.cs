using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Millrace.CommandLine.Clients;
using Millrace.CommandLine.Put;
using Millrace.CommandLine.Streams;
using Millrace.Model.Kinesis;

namespace Millrace.CommandLine.Server;

/// <summary>
/// Streams with records that a server has from the start, as a file tells: <c>{"streams": [{"name": "orders", "shards": 2, "records": [{"key": "a", "data": ...}]}]}</c>,
/// where data is a text or any other JSON. A stream that is there already is left as it is.
/// </summary>
internal sealed class Seed
{
    private readonly List<(string Name, int? Shards, List<(string Key, byte[] Data)> Records)> _streams = [];

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is no seed.</exception>
    public static Seed Read(string path)
    {
        try
        {
            var seed = new Seed();
            foreach (var stream in JsonNode.Parse(File.ReadAllText(path))?["streams"]?.AsArray() ?? throw new FormatException($"'{path}' has no \"streams\"."))
            {
                var records = stream!["records"]?.AsArray() ?? [];
                seed._streams.Add((
                    stream["name"]?.GetValue<string>() ?? throw new FormatException($"a stream of '{path}' has no \"name\"."),
                    stream["shards"]?.GetValue<int>(),
                    [.. records.Select(record => (record?["key"]?.GetValue<string>() ?? RecordSource.NewKey(), DataOf(record?["data"])))]));
            }

            return seed;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"'{path}' cannot be used: {wrong.Message}");
        }
    }

    /// <summary>Makes the streams that are missing, with their records.</summary>
    /// <param name="endpoint">The server.</param>
    /// <param name="region">Where.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task ApplyAsync(Uri endpoint, string region, CancellationToken cancellationToken)
    {
        using var kinesis = new ServerClients(endpoint.OriginalString, region, profile: null).Kinesis();
        var there = (await StreamList.NamesAsync(kinesis, cancellationToken)).ToHashSet();
        foreach (var (name, shards, records) in _streams)
        {
            if (!there.Add(name)) continue;
            await kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = name, ShardCount = shards ?? 1 }, cancellationToken);
            await kinesis.WaitUntilReadyAsync(name, cancellationToken);
            foreach (var (key, data) in records)
                await kinesis.PutRecordAsync(new PutRecordRequest { StreamName = name, PartitionKey = key, Data = data }, cancellationToken);
        }
    }

    private static byte[] DataOf(JsonNode? data) =>
        Encoding.UTF8.GetBytes(data is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : Output.Compact(data));
}
