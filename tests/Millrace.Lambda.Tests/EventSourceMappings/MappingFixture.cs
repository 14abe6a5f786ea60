using System.Text.Json.Nodes;

namespace Millrace.Lambda.Tests.EventSourceMappings;

/// <summary>A function and a stream of one shard, and mappings between them.</summary>
internal static class MappingFixture
{
    public const string Stream = "arn:aws:kinesis:eu-central-1:123456789012:stream/s";
    public const string Shard = "shardId-000000000000";
    public const string Queue = "arn:aws:sqs:eu-central-1:123456789012:q";

    public static async Task<(TestLambda Lambda, TestStream Stream)> OpenAsync()
    {
        var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        return (lambda, lambda.Streams.Add(Stream, Shard));
    }

    public static string Request(string more = "") => $$"""
        {"EventSourceArn":"{{Stream}}","FunctionName":"f","StartingPosition":"TRIM_HORIZON"{{(more.Length > 0 ? "," + more : "")}} }
        """;

    /// <summary>Makes a mapping.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> MapAsync(this TestLambda lambda, string more = "") =>
        (string)(await lambda.SendAsync("CreateEventSourceMapping", Request(more)))["UUID"]!;

    public static Task<JsonObject> MappingAsync(this TestLambda lambda, string uuid) => lambda.SendAsync("GetEventSourceMapping", $$"""{"UUID":"{{uuid}}"}""");

    /// <summary>Waits until a mapping tells something.</summary>
    public static async Task UntilAsync(this TestLambda lambda, string uuid, string member, string value)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestLambda.Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while ((string?)(await lambda.MappingAsync(uuid))[member] != value)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Delay(5, limit.Token);
        }
    }

    /// <summary>Moves the clock until a condition holds: who waits for it may not have begun to yet.</summary>
    public static async Task<T> AdvanceUntilAsync<T>(this TestLambda lambda, Task<T> done, TimeSpan step)
    {
        while (!done.IsCompleted)
        {
            lambda.Time.Advance(step);
            await Task.WhenAny(done, Task.Delay(5, TestLambda.Cancellation));
        }

        return await done;
    }
}
