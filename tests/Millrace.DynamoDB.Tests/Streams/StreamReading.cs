using System.Text.Json;

namespace Millrace.DynamoDB.Tests.Streams;

/// <summary>Reads streams as clients do.</summary>
internal static class StreamReading
{
    public const string Enable = """ "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"} """;

    /// <summary>Makes a table with a stream.</summary>
    /// <returns>The stream's ARN.</returns>
    public static async Task<string> CreateStreamedAsync(this TestDynamoDB dynamo, string table = "Table", string viewType = "NEW_AND_OLD_IMAGES")
    {
        await dynamo.CreateAsync(table, "pk:S", more: Enable.Replace("NEW_AND_OLD_IMAGES", viewType, StringComparison.Ordinal));
        return await dynamo.StreamArnAsync(table);
    }

    /// <summary>The ARN of a table's latest stream.</summary>
    public static async Task<string> StreamArnAsync(this TestDynamoDB dynamo, string table = "Table") =>
        (await dynamo.SendAsync("DescribeTable", $$"""{"TableName":"{{table}}"}""", "Table", "LatestStreamArn"))!.Trim('"');

    /// <summary>The stream's shards.</summary>
    public static async Task<List<JsonElement>> ShardsAsync(this TestDynamoDB dynamo, string arn)
    {
        using var answer = JsonDocument.Parse(await dynamo.SendAsync("DescribeStream", $$"""{"StreamArn":"{{arn}}"}"""));
        return [.. answer.RootElement.GetProperty("StreamDescription").GetProperty("Shards").EnumerateArray().Select(shard => shard.Clone())];
    }

    public static string IdOf(JsonElement shard) => shard.GetProperty("ShardId").GetString()!;

    /// <summary>An iterator.</summary>
    public static async Task<string> IteratorAsync(this TestDynamoDB dynamo, string arn, string shard, string type = "TRIM_HORIZON", string? number = null)
    {
        var sequenceNumber = number is null ? "" : $",\"SequenceNumber\":\"{number}\"";
        return (await dynamo.SendAsync(
            "GetShardIterator", $$"""{"StreamArn":"{{arn}}","ShardId":"{{shard}}","ShardIteratorType":"{{type}}"{{sequenceNumber}} }""", "ShardIterator"))!.Trim('"');
    }

    /// <summary>A page of records.</summary>
    public static async Task<(List<JsonElement> Records, string? Next)> ReadAsync(this TestDynamoDB dynamo, string iterator, int? limit = null)
    {
        using var answer = JsonDocument.Parse(await dynamo.SendAsync(
            "GetRecords", $$"""{"ShardIterator":"{{iterator}}"{{(limit is null ? "" : $",\"Limit\":{limit}")}} }"""));
        return (
            [.. answer.RootElement.GetProperty("Records").EnumerateArray().Select(record => record.Clone())],
            answer.RootElement.TryGetProperty("NextShardIterator", out var next) ? next.GetString() : null);
    }

    /// <summary>Every record of a stream, shard by shard.</summary>
    public static async Task<List<JsonElement>> ReadAllAsync(this TestDynamoDB dynamo, string arn)
    {
        var all = new List<JsonElement>();
        foreach (var shard in await dynamo.ShardsAsync(arn))
        {
            string? iterator = await dynamo.IteratorAsync(arn, IdOf(shard));
            while (iterator is not null)
            {
                var (records, next) = await dynamo.ReadAsync(iterator);
                if (records.Count == 0) break;
                all.AddRange(records);
                iterator = next;
            }
        }

        return all;
    }

    /// <summary>What happened, in short: the event and the key, as in <c>INSERT a</c>.</summary>
    public static string Short(JsonElement record) =>
        $"{record.GetProperty("eventName").GetString()} {record.GetProperty("dynamodb").GetProperty("Keys").GetProperty("pk").GetProperty("S").GetString()}";

    public static string NumberOf(JsonElement record) => record.GetProperty("dynamodb").GetProperty("SequenceNumber").GetString()!;
}
