using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;

namespace Millrace.Server.Tests;

/// <summary>Calls Kinesis with bare JSON, as no SDK would get in the way of. Its key was never issued: a server on loopback lets it in.</summary>
internal sealed class KinesisCaller(Uri endpoint) : IDisposable
{
    public const string Authorization =
        "AWS4-HMAC-SHA256 Credential=unknown/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=00";

    private readonly HttpClient _http = new() { BaseAddress = endpoint };

    /// <summary>Calls an operation and returns its answer; an empty one as null.</summary>
    /// <exception cref="HttpRequestException">The server is gone, or answered with an error.</exception>
    public async Task<JsonNode?> CallAsync(string operation, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body.ToJsonString()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", $"Kinesis_20131202.{operation}");
        request.Headers.Add("X-Amz-Date", "20260101T000000Z");
        request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode is HttpStatusCode.OK
            ? text.Length == 0 ? null : JsonNode.Parse(text)
            : throw new HttpRequestException($"{operation} was answered with {(int)answer.StatusCode}: {text}", null, answer.StatusCode);
    }

    public Task CreateStreamAsync(string stream, int shards) => CallAsync("CreateStream", new() { ["StreamName"] = stream, ["ShardCount"] = shards });

    public async Task<PutAnswer> PutAsync(string stream, string key, string text, string? explicitHashKey = null)
    {
        var answer = await CallAsync(
            "PutRecord", new() { ["StreamName"] = stream, ["PartitionKey"] = key, ["ExplicitHashKey"] = explicitHashKey, ["Data"] = Encode(text) });
        return new((string)answer!["ShardId"]!, SequenceNumber(answer));
    }

    public async Task<IReadOnlyList<PutAnswer>> PutAsync(string stream, string key, IReadOnlyList<string> texts)
    {
        var records = new JsonArray([.. texts.Select(text => new JsonObject { ["PartitionKey"] = key, ["Data"] = Encode(text) })]);
        var answer = await CallAsync("PutRecords", new() { ["StreamName"] = stream, ["Records"] = records });
        Assert.Equal(0, (int)answer!["FailedRecordCount"]!);
        return [.. answer["Records"]!.AsArray().Select(entry => new PutAnswer((string)entry!["ShardId"]!, SequenceNumber(entry)))];
    }

    public async Task<string> IteratorAsync(string stream, string shard) =>
        (string)(await CallAsync("GetShardIterator", new() { ["StreamName"] = stream, ["ShardId"] = shard, ["ShardIteratorType"] = "TRIM_HORIZON" }))!["ShardIterator"]!;

    public async Task<IReadOnlyList<(string Id, string StartingHashKey)>> ShardsAsync(string stream) =>
    [
        .. (await CallAsync("ListShards", new() { ["StreamName"] = stream }))!["Shards"]!.AsArray()
            .Select(shard => ((string)shard!["ShardId"]!, (string)shard["HashKeyRange"]!["StartingHashKey"]!)),
    ];

    /// <summary>Every record from an iterator to the tip of its shard.</summary>
    public async Task<IReadOnlyList<ReadRecord>> ReadToTipAsync(string iterator)
    {
        var read = new List<ReadRecord>();
        while (true)
        {
            var page = (await CallAsync("GetRecords", new() { ["ShardIterator"] = iterator }))!;
            foreach (var record in page["Records"]!.AsArray())
                read.Add(new(SequenceNumber(record!), Encoding.UTF8.GetString(Convert.FromBase64String((string)record!["Data"]!))));
            if ((long)page["MillisBehindLatest"]! == 0) return read;
            iterator = (string)page["NextShardIterator"]!;
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static BigInteger SequenceNumber(JsonNode node) => BigInteger.Parse((string)node["SequenceNumber"]!, CultureInfo.InvariantCulture);
}
