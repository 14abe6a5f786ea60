using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Millrace.CloudWatch.Logs;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.CloudWatch.Tests;

/// <summary>CloudWatch Logs over a store in memory, or a given one, and a clock that stands still.</summary>
internal sealed class TestLogs : IAsyncDisposable
{
    public const string Account = "123456789012";
    public const string Region = "eu-central-1";

    public TestLogs(ITableStore? tables = null)
    {
        Tables = tables ?? new MemoryTableStore();
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 22, 1, 22, 2, 500, TimeSpan.Zero));
        Service = new LogsService(new LogsOptions { Destinations = Destinations }, Tables, Time);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public LogsService Service { get; }

    /// <summary>What subscription filters sent.</summary>
    public RecordedDestinations Destinations { get; } = new();

    public ITableStore Tables { get; }

    public FakeTimeProvider Time { get; }

    public long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Makes a call.</summary>
    /// <returns>The answer's body; an empty object when there is none.</returns>
    public async Task<JsonObject> SendAsync(string operation, string json)
    {
        var call = Service.Operations.Single(binding => binding.Operation.Name == operation).Decode(Encoding.UTF8.GetBytes(json), WireFormat.Json);
        Assert.False(call.IsMalformed, json);
        call.Validate();
        using var context = new RequestContext("request", new Caller(Account, $"arn:aws:iam::{Account}:root", Account, "key"), Region);
        var output = new ArrayBufferWriter<byte>();
        await call.ExecuteAsync(context, output, Cancellation);
        return output.WrittenCount == 0 ? [] : JsonNode.Parse(output.WrittenSpan)!.AsObject();
    }

    /// <summary>Makes a call that is refused.</summary>
    public async Task RefusedAsync(string operation, string json, string code, string text)
    {
        var error = await Assert.ThrowsAsync<ServiceException>(() => SendAsync(operation, json));
        Assert.Equal((code, text, 400), (error.Code, error.Text, error.Status));
    }

    /// <summary>Makes a group and streams in it.</summary>
    public async Task CreateAsync(string group, params string[] streams)
    {
        await SendAsync("CreateLogGroup", $$"""{"logGroupName":"{{group}}"}""");
        foreach (var stream in streams) await SendAsync("CreateLogStream", $$"""{"logGroupName":"{{group}}","logStreamName":"{{stream}}"}""");
    }

    /// <summary>Puts events, each with its time after now and its text.</summary>
    public Task<JsonObject> PutAsync(string group, string stream, params (long After, string Text)[] events) => SendAsync(
        "PutLogEvents",
        new JsonObject
        {
            ["logGroupName"] = group,
            ["logStreamName"] = stream,
            ["logEvents"] = new JsonArray([.. events.Select(one => new JsonObject { ["timestamp"] = Now + one.After, ["message"] = one.Text })]),
        }.ToJsonString());

    /// <summary>The texts of an answer's events.</summary>
    public static string Texts(JsonObject answer) => string.Join(' ', answer["events"]!.AsArray().Select(static one => one!["message"]!.GetValue<string>()));

    /// <summary>The names of an answer's list.</summary>
    public static string Names(JsonObject answer, string list, string member) =>
        string.Join(' ', answer[list]!.AsArray().Select(one => one![member]!.GetValue<string>()));

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Tables.DisposeAsync();
    }
}
