namespace Millrace.Sqs.Tests.Operations;

/// <summary>Receives that wait for a message, and messages that wait for nobody (facts/sqs.md, Names and answers).</summary>
public sealed class LongPollTests
{
    private const string Wait = ",\"WaitTimeSeconds\":20";

    [Fact]
    public async Task A_wait_ends_as_soon_as_a_message_is_there()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        var waiting = sqs.BodiesAsync(Wait);
        Assert.False(waiting.IsCompleted);
        await sqs.PutAsync("a");
        Assert.Equal(["a"], await waiting);
    }

    [Fact]
    public async Task A_wait_without_a_message_ends_in_its_time_with_nothing()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync("q", """{"ReceiveMessageWaitTimeSeconds":"20"}""");
        var waiting = sqs.BodiesAsync();
        sqs.Time.Advance(TimeSpan.FromSeconds(19));
        Assert.False(waiting.IsCompleted);
        sqs.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await waiting);
    }

    [Fact]
    public async Task A_wait_ends_when_a_delayed_message_is_due()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        await sqs.PutAsync("late", ",\"DelaySeconds\":5");
        var waiting = sqs.BodiesAsync(Wait);
        Assert.False(waiting.IsCompleted);
        sqs.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["late"], await waiting);
    }

    [Fact]
    public async Task Who_went_away_swallows_no_message()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        using var client = CancellationTokenSource.CreateLinkedTokenSource(TestSqs.Cancellation);
        var waiting = sqs.ReceiveAsync(Wait, cancellation: client.Token);
        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await sqs.PutAsync("a");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sqs.ReceiveAsync(cancellation: client.Token));
        Assert.Equal(["a"], await sqs.BodiesAsync());
    }

    [Fact]
    public async Task Of_many_that_wait_each_message_goes_to_one()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        var waiting = Enumerable.Range(0, 10).Select(_ => sqs.BodiesAsync(Wait)).ToList();
        for (var i = 0; i < 10; i++) await sqs.PutAsync($"{i}");
        var bodies = await Task.WhenAll(waiting);
        Assert.Equal(Enumerable.Range(0, 10).Select(static i => $"{i}"), bodies.SelectMany(static b => b).Order());
    }

    [Fact]
    public async Task A_wait_at_a_queue_that_is_deleted_is_told()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        var waiting = sqs.ReceiveAsync(Wait);
        await sqs.SendAsync("DeleteQueue", $$"""{"QueueUrl":"/{{TestSqs.Account}}/q"}""");
        Assert.Equal("QueueDoesNotExist", (await Assert.ThrowsAsync<Wire.ServiceException>(() => waiting)).Code);
    }

    [Fact]
    public async Task Waits_end_with_nothing_when_the_server_stops_and_later_ones_at_once()
    {
        var sqs = await TestSqs.OpenAsync();
        await sqs.CreateAsync();
        var waiting = sqs.BodiesAsync(Wait);
        sqs.Service.EndWaits();
        Assert.Empty(await waiting);
        Assert.Empty(await sqs.BodiesAsync(Wait));
        await sqs.CreateAsync("new");
        Assert.Empty(await sqs.BodiesAsync(Wait, "new"));
    }
}
