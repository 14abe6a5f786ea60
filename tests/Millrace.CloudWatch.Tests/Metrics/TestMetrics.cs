using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Millrace.CloudWatch.Metrics;
using Millrace.Storage.Measurements;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.CloudWatch.Tests.Metrics;

/// <summary>CloudWatch over a store in memory, or a given one, and a clock that stands still.</summary>
internal sealed class TestMetrics : IAsyncDisposable
{
    public const string Account = "123456789012";
    public const string Region = "eu-central-1";

    public TestMetrics(ITableStore? tables = null)
    {
        Tables = tables ?? new MemoryTableStore();
        Service = new MetricsService(new MetricsOptions(), Tables, [Source], Time);
    }

    public MetricsService Service { get; }

    /// <summary>A service that measures itself.</summary>
    public MeasuredList Source { get; } = new();

    public ITableStore Tables { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 22, 1, 22, 0, TimeSpan.Zero));

    public long Now => Time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Makes a call.</summary>
    /// <returns>The answer's body; an empty object when there is none.</returns>
    public Task<JsonObject> SendAsync(string operation, JsonObject request) =>
        CallAsync(Service.Operations.Single(binding => binding.Operation.Name == operation), request);

    /// <summary>Makes a call.</summary>
    /// <returns>The answer's body; an empty object when there is none.</returns>
    public static async Task<JsonObject> CallAsync(OperationBinding binding, JsonObject request)
    {
        var call = binding.Decode(Encoding.UTF8.GetBytes(request.ToJsonString()), WireFormat.Json);
        Assert.False(call.IsMalformed);
        call.Validate();
        using var context = new RequestContext("request", new Caller(Account, $"arn:aws:iam::{Account}:root", Account, "key"), Region);
        var output = new ArrayBufferWriter<byte>();
        await call.ExecuteAsync(context, output, TestContext.Current.CancellationToken);
        return output.WrittenCount == 0 ? [] : JsonNode.Parse(output.WrittenSpan)!.AsObject();
    }

    /// <summary>Makes a call that is refused.</summary>
    public async Task RefusedAsync(string operation, JsonObject request, string code, string text)
    {
        var error = await Assert.ThrowsAsync<ServiceException>(() => SendAsync(operation, request));
        Assert.Equal((code, text), (error.QueryCode ?? error.Code, error.Text));
    }

    /// <summary>Puts data into the namespace <c>N</c>.</summary>
    public Task<JsonObject> PutAsync(params JsonObject[] data) =>
        SendAsync("PutMetricData", new JsonObject { ["Namespace"] = "N", ["MetricData"] = new JsonArray([.. data]) });

    /// <summary>A datum so many seconds before now.</summary>
    public JsonObject Datum(string name, double value, long before = 0, string? unit = null, string? dimension = null) => new()
    {
        ["MetricName"] = name,
        ["Value"] = value,
        ["Timestamp"] = Now - before,
        ["Unit"] = unit,
        ["Dimensions"] = dimension is null ? null : Dimensions(dimension),
    };

    /// <summary>The dimensions of a text, as in <c>A=1 B=2</c>.</summary>
    public static JsonArray Dimensions(string text) => new(
        [.. text.Split(' ').Select(static one => one.Split('=')).Select(static one => new JsonObject { ["Name"] = one[0], ["Value"] = one[1] })]);

    /// <summary>Reads metrics and expressions of the last ten minutes, the earliest first.</summary>
    public Task<JsonObject> ReadAsync(params JsonObject[] queries) => SendAsync("GetMetricData", Read(queries));

    public JsonObject Read(params JsonObject[] queries) => new()
    {
        ["StartTime"] = Now - 600,
        ["EndTime"] = Now + 60,
        ["ScanBy"] = "TimestampAscending",
        ["MetricDataQueries"] = new JsonArray([.. queries]),
    };

    public static JsonObject Query(string id, string metric, string stat = "Sum", int period = 60, string? unit = null, bool isHidden = false) => new()
    {
        ["Id"] = id,
        ["MetricStat"] = new JsonObject
        {
            ["Metric"] = new JsonObject { ["Namespace"] = "N", ["MetricName"] = metric },
            ["Period"] = period,
            ["Stat"] = stat,
            ["Unit"] = unit,
        },
        ["ReturnData"] = !isHidden,
    };

    public static JsonObject Expression(string text, string id = "e") => new() { ["Id"] = id, ["Expression"] = text };

    /// <summary>The values of an answer of GetMetricData: a result a line, as in <c>id label: 1 2</c>.</summary>
    public static string Values(JsonObject answer) => string.Join('\n', answer["MetricDataResults"]!.AsArray().Select(static one =>
        $"{one!["Id"]} {one["Label"]}: {string.Join(' ', one["Values"]!.AsArray().Select(static value => value!.GetValue<double>().ToString("0.###", CultureInfo.InvariantCulture)))}"));

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Tables.DisposeAsync();
    }
}

/// <summary>What was put into a list, once.</summary>
internal sealed class MeasuredList : IMeasured
{
    private List<Measurement> _measured = [];

    public void Add(string name, MeasuredValues values) =>
        _measured.Add(new Measurement(TestMetrics.Account, TestMetrics.Region, "N", name, [], "Count", values));

    public IReadOnlyList<Measurement> Take() => Interlocked.Exchange(ref _measured, []);
}
