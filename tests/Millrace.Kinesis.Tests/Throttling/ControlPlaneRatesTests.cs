using Microsoft.Extensions.Time.Testing;
using Millrace.Kinesis.Throttling;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Tests.Throttling;

public sealed class ControlPlaneRatesTests
{
    private readonly FakeTimeProvider _time = new(TestKinesis.Start);
    private readonly ControlPlaneRates _rates;

    public ControlPlaneRatesTests() => _rates = new ControlPlaneRates(_time);

    [Fact]
    public async Task An_account_has_a_rate_for_each_operation_and_region()
    {
        for (var second = 0; second < 2; second++)
        {
            for (var i = 0; i < 10; i++) Count(KinesisApi.DescribeStream, $"s{i}");
            await RefusedAsync("Rate exceeded for stream s under account 1.", KinesisApi.DescribeStream, "s");
            Count(KinesisApi.DescribeStream, "s", account: "2");
            Count(KinesisApi.DescribeStream, "s", region: "eu-west-2");
            Count(KinesisApi.DescribeStreamSummary, "s");
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task ListShards_has_a_rate_for_each_stream()
    {
        for (var i = 0; i < 1000; i++) Count(KinesisApi.ListShards, "s");
        await RefusedAsync("Rate exceeded for stream s under account 1.", KinesisApi.ListShards, "s");
        Count(KinesisApi.ListShards, "other");
    }

    [Theory]
    [InlineData("RegisterStreamConsumer", 5, false)]
    [InlineData("DeregisterStreamConsumer", 5, true)]
    [InlineData("ListStreamConsumers", 5, true)]
    [InlineData("DescribeStreamConsumer", 20, true)]
    public async Task Consumers_are_managed_at_rates_of_an_account_or_of_a_stream(string name, int rate, bool perStream)
    {
        var operation = KinesisApi.Operations.Single(operation => operation.Name == name);
        for (var second = 0; second < 2; second++)
        {
            for (var i = 0; i < rate; i++) Count(operation, "s");
            await RefusedAsync("Rate exceeded for stream s under account 1.", operation, "s");
            if (perStream) Count(operation, "other");
            else await RefusedAsync("Rate exceeded for stream other under account 1.", operation, "other");
            Count(operation, "s", account: "2");
            Count(operation, "s", region: "eu-west-2");
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task A_call_about_no_stream_is_refused_without_naming_one()
    {
        Count(KinesisApi.DescribeLimits, null);
        await RefusedAsync("Rate exceeded under account 1.", KinesisApi.DescribeLimits, null);
    }

    [Fact]
    public void Records_iterators_and_subscriptions_have_no_rate_of_an_account()
    {
        Operation[] free = [KinesisApi.PutRecord, KinesisApi.PutRecords, KinesisApi.GetRecords, KinesisApi.GetShardIterator, KinesisApi.SubscribeToShard];
        Assert.DoesNotContain(free, ControlPlaneRates.Hold);
        Assert.True(ControlPlaneRates.Hold(KinesisApi.CreateStream));
    }

    [Fact]
    public async Task Many_streams_do_not_make_a_busy_one_forgotten()
    {
        for (var i = 0; i < 20; i++) Count(KinesisApi.DescribeStreamSummary, "s");
        for (var i = 0; i < 10_000; i++) Count(KinesisApi.ListShards, $"s{i}");
        await RefusedAsync("Rate exceeded for stream s under account 1.", KinesisApi.DescribeStreamSummary, "s");
    }

    private void Count(Operation operation, string? stream, string account = "1", string region = "eu-west-1")
    {
        using var context = new RequestContext("request", new Caller(account, "arn", account, "key"), region);
        _rates.Count(operation, context, stream);
    }

    private Task RefusedAsync(string text, Operation operation, string? stream) => Refusal.LimitExceededAsync(text, () =>
    {
        Count(operation, stream);
        return Task.CompletedTask;
    });
}
