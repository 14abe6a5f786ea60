using System.Text.Json.Nodes;

namespace Millrace.Lambda.Tests.EventSourceMappings;

public sealed class DeliveryTests
{
    [Fact]
    public async Task A_mapping_is_measured_if_that_is_asked_for()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        var uuid = await lambda.MapAsync("""
            "MetricsConfig":{"Metrics":["EventCount"]},"BatchSize":2,"MaximumRetryAttempts":0,"FilterCriteria":{"Filters":[{"Pattern":"{\"data\":[{\"prefix\":\"y\"}]}"}]}
            """ + $$"""
            ,"DestinationConfig":{"OnFailure":{"Destination":"{{MappingFixture.Queue}}"} }
            """);
        lambda.Functions.Handler = static call => call.Data == "y3" ? Call.Failed() : Call.Succeeded("null");
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "y1"), ("a", "n"), ("a", "y2"), ("a", "y3"));
        await lambda.Launcher.Destinations.NextAsync();
        await lambda.UntilAsync(uuid, "LastProcessingResult", "PROBLEM: Function call failed");
        var told = new Dictionary<string, double>();
        while (!told.ContainsKey("OnFailureDestinationDeliveredEventCount"))
        {
            foreach (var one in lambda.Service.Take().Where(one => one.Dimensions is [{ Key: "EventSourceMappingUUID" } dimension] && dimension.Value == uuid))
            {
                Assert.Equal(("AWS/Lambda", "Count"), (one.Namespace, one.Unit));
                told[one.Name] = told.GetValueOrDefault(one.Name) + one.Values.Sum;
            }

            await Task.Delay(5, TestLambda.Cancellation);
        }

        Assert.Equal(
            [("DroppedEventCount", 1), ("FailedInvokeEventCount", 1), ("FilteredOutEventCount", 1), ("InvokedEventCount", 3), ("OnFailureDestinationDeliveredEventCount", 1), ("PolledEventCount", 4)],
            told.OrderBy(static one => one.Key, StringComparer.Ordinal).Select(static one => (one.Key, one.Value)));
        await lambda.SendAsync("UpdateEventSourceMapping", $$"""{"UUID":"{{uuid}}","MetricsConfig":{"Metrics":[]} }""");
        stream.Put(MappingFixture.Shard, "a", "y4", lambda.Time.GetUtcNow());
        await lambda.UntilAsync(uuid, "LastProcessingResult", "OK");
        Assert.DoesNotContain(lambda.Service.Take(), one => one.Dimensions is [{ Key: "EventSourceMappingUUID" }]);
    }

    [Fact]
    public async Task A_function_gets_records_as_aws_writes_them()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        var uuid = await lambda.MapAsync();
        stream.Put(MappingFixture.Shard, "k\"ä", "one", lambda.Time.GetUtcNow());
        var call = await lambda.Functions.NextAsync();
        Assert.Equal(TestLambda.Arn("f"), call.Function.Arn);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse($$$"""
                {"Records":[{"kinesis":{"kinesisSchemaVersion":"1.0","partitionKey":"k\"ä","sequenceNumber":"1001","data":"b25l",
                "approximateArrivalTimestamp":1769044922.500},"eventSource":"aws:kinesis","eventVersion":"1.0","eventID":"{{{MappingFixture.Shard}}}:1001",
                "eventName":"aws:kinesis:record","invokeIdentityArn":"{{{TestLambda.Role}}}","awsRegion":"eu-central-1","eventSourceARN":"{{{MappingFixture.Stream}}}"}]}
                """),
            call.Event), call.Event.ToJsonString());
        call.Answer();
        await lambda.UntilAsync(uuid, "LastProcessingResult", "OK");
    }

    [Fact]
    public async Task Batches_hold_what_there_is_and_come_one_after_another()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"), ("e", "5"));
        await lambda.MapAsync("\"BatchSize\":2");
        foreach (var batch in new[] { "1 2", "3 4", "5" })
        {
            var call = await lambda.Functions.NextAsync();
            Assert.Equal(batch, call.Data);
            Assert.False(lambda.Functions.HasCall);
            call.Answer();
        }
    }

    [Fact]
    public async Task Latest_is_fixed_when_the_mapping_is_made()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        stream.Put(MappingFixture.Shard, "a", "before", lambda.Time.GetUtcNow());
        await lambda.SendAsync("CreateEventSourceMapping", MappingFixture.Request().Replace("TRIM_HORIZON", "LATEST", StringComparison.Ordinal));
        stream.Put(MappingFixture.Shard, "a", "after", lambda.Time.GetUtcNow());
        Assert.Equal("after", (await lambda.Functions.NextAsync()).Data);
    }

    [Fact]
    public async Task A_window_gathers_records_until_it_is_over_or_the_batch_is_full()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        await lambda.MapAsync("\"MaximumBatchingWindowInSeconds\":5,\"BatchSize\":3");
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "1"), ("a", "2"), ("a", "3"), ("a", "4"));
        var full = await lambda.Functions.NextAsync();
        Assert.Equal("1 2 3", full.Data);
        full.Answer();
        stream.Put(MappingFixture.Shard, "a", "5", lambda.Time.GetUtcNow());
        var rest = await lambda.AdvanceUntilAsync(lambda.Functions.NextAsync(), TimeSpan.FromSeconds(1));
        Assert.Equal("4 5", rest.Data);
    }

    [Fact]
    public async Task Children_of_a_shard_are_read_after_it_has_ended()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        await lambda.SendAsync("CreateEventSourceMapping", MappingFixture.Request().Replace("TRIM_HORIZON", "LATEST", StringComparison.Ordinal));
        stream.Put(MappingFixture.Shard, "a", "parent", lambda.Time.GetUtcNow());
        stream.AddShard("child", MappingFixture.Shard);
        stream.Put("child", "a", "child", lambda.Time.GetUtcNow());
        stream.Close(MappingFixture.Shard);
        var parent = await lambda.Functions.NextAsync();
        Assert.Equal("parent", parent.Data);
        Assert.False(lambda.Functions.HasCall);
        parent.Answer();
        Assert.Equal("child", (await lambda.Functions.NextAsync()).Data);
    }

    [Fact]
    public async Task A_restart_goes_on_from_what_was_finished()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        var uuid = await lambda.MapAsync("\"BatchSize\":1");
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "1"), ("a", "2"));
        (await lambda.Functions.NextAsync()).Answer();
        Assert.Equal("2", (await lambda.Functions.NextAsync()).Data);
        await using var restarted = await lambda.ReopenAsync();
        Assert.Equal("2", (await restarted.Functions.NextAsync()).Data);
        Assert.Equal(1, (int)(await restarted.MappingAsync(uuid))["BatchSize"]!);
    }

    [Fact]
    public async Task A_disabled_mapping_keeps_its_place()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        var uuid = await lambda.MapAsync();
        stream.Put(MappingFixture.Shard, "a", "1", lambda.Time.GetUtcNow());
        (await lambda.Functions.NextAsync()).Answer();
        await lambda.UntilAsync(uuid, "LastProcessingResult", "OK");
        var disabling = await lambda.SendAsync("UpdateEventSourceMapping", $$"""{"UUID":"{{uuid}}","Enabled":false}""");
        Assert.Equal("Disabling", (string?)disabling["State"]);
        await lambda.UntilAsync(uuid, "State", "Disabled");
        stream.Put(MappingFixture.Shard, "a", "2", lambda.Time.GetUtcNow());
        Assert.Equal("Enabling", (string?)(await lambda.SendAsync("UpdateEventSourceMapping", $$"""{"UUID":"{{uuid}}","Enabled":true}"""))["State"]);
        Assert.Equal("2", (await lambda.Functions.NextAsync()).Data);
    }

    [Fact]
    public async Task A_deleted_mapping_is_gone_after_the_call_that_is_under_way()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        var uuid = await lambda.MapAsync("\"BatchSize\":1");
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "1"), ("a", "2"));
        var call = await lambda.Functions.NextAsync();
        Assert.Equal("Deleting", (string?)(await lambda.SendAsync("DeleteEventSourceMapping", $$"""{"UUID":"{{uuid}}"}"""))["State"]);
        Assert.Equal("Deleting", (string?)(await lambda.MappingAsync(uuid))["State"]);
        call.Answer();
        var tries = 0;
        while ((await lambda.SendAsync("ListEventSourceMappings", "{}"))["EventSourceMappings"]!.AsArray() is { Count: > 0 } left)
        {
            if (++tries > 300) Assert.Fail(left.ToJsonString() + lambda.Functions.HasCall);
            await Task.Delay(10, TestLambda.Cancellation);
        }

        await lambda.MissingAsync("GetEventSourceMapping", $$"""{"UUID":"{{uuid}}"}""", "The resource you requested does not exist.");
        Assert.False(lambda.Functions.HasCall);
    }

    [Fact]
    public async Task Lanes_keep_the_order_of_each_key_and_work_at_once()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        await using var _ = lambda;
        await lambda.MapAsync("\"ParallelizationFactor\":10,\"BatchSize\":1");
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "a1"), ("b", "b1"), ("a", "a2"));
        var one = await lambda.Functions.NextAsync();
        var other = await lambda.Functions.NextAsync();
        Assert.Equal(["a1", "b1"], new[] { one.Data, other.Data }.Order(StringComparer.Ordinal));
        Assert.False(lambda.Functions.HasCall);
        one.Answer();
        other.Answer();
        Assert.Equal("a2", (await lambda.Functions.NextAsync()).Data);
    }
}
