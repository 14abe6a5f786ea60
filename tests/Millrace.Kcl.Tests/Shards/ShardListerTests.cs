using System.Net;
using Microsoft.Extensions.Time.Testing;
using Millrace.Client;
using Millrace.Client.Kinesis;
using Millrace.Kcl.Processing;
using Millrace.Kcl.Shards;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Tests.Shards;

public sealed class ShardListerTests
{
    private static readonly StreamIdentifier Stream = new("orders", "123456789012", 1);

    private readonly FakeTimeProvider _clock = new();
    private readonly Queue<Func<ListShardsResponse>> _answers = [];
    private readonly List<ListShardsRequest> _requests = [];
    private readonly ShardLister _lister;

    public ShardListerTests() => _lister = new ShardLister(
        (request, _) =>
        {
            _requests.Add(request);
            try
            {
                return Task.FromResult(_answers.Dequeue()());
            }
            catch (Exception error) when (error is KinesisException or HttpRequestException)
            {
                return Task.FromException<ListShardsResponse>(error);
            }
        },
        _clock);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_are_put_together()
    {
        var tree = new ShardTree(3);
        var filter = new ShardFilter { Type = ShardFilterType.AtLatest };
        _answers.Enqueue(() => new() { Shards = [tree[0], tree[1]], NextToken = "more" });
        _answers.Enqueue(() => new() { Shards = [tree[2]] });

        Assert.Equal(tree.Listed, await _lister.ListAsync(Stream, filter, Ending));

        Assert.Equal([("orders", filter, null), (null, null, "more")], _requests.Select(static request => (request.StreamName, request.ShardFilter, request.NextToken)));
    }

    [Fact]
    public async Task Who_asks_too_often_waits_and_asks_again()
    {
        for (var i = 0; i < 3; i++) _answers.Enqueue(() => throw new LimitExceededException(Error("LimitExceededException")));
        _answers.Enqueue(() => new() { Shards = [] });

        var listing = _lister.ListAsync(Stream, null, Ending);
        for (var i = 0; i < 3; i++)
        {
            Assert.False(listing.IsCompleted);
            Assert.Equal(i + 1, _requests.Count);
            _clock.Move(TimeSpan.FromSeconds(1.5));
        }

        Assert.Empty(await listing);
    }

    [Fact]
    public async Task After_fifty_times_it_gives_up()
    {
        for (var i = 0; i < 50; i++) _answers.Enqueue(() => throw new LimitExceededException(Error("LimitExceededException")));

        var listing = _lister.ListAsync(Stream, null, Ending);
        for (var i = 0; i < 49; i++) _clock.Move(TimeSpan.FromSeconds(1.5));

        await Assert.ThrowsAsync<KinesisClientLibDependencyException>(() => listing);
        Assert.Equal(50, _requests.Count);
    }

    [Fact]
    public async Task A_token_that_expired_begins_the_list_anew()
    {
        var tree = new ShardTree(2);
        _answers.Enqueue(() => new() { Shards = [tree[0]], NextToken = "old" });
        _answers.Enqueue(() => throw new ExpiredNextTokenException(Error("ExpiredNextTokenException")));
        _answers.Enqueue(() => new() { Shards = [tree[0], tree[1]] });

        Assert.Equal(tree.Listed, await _lister.ListAsync(Stream, null, Ending));
    }

    [Fact]
    public async Task A_stream_that_is_not_there_is_told_from_one_that_cannot_be_listed_now()
    {
        _answers.Enqueue(() => throw new ResourceNotFoundException(Error("ResourceNotFoundException")));
        _answers.Enqueue(() => throw new ResourceInUseException(Error("ResourceInUseException")));
        _answers.Enqueue(() => throw new InternalFailureException(Error("InternalFailure")));
        _answers.Enqueue(() => throw new HttpRequestException("No connection."));

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => _lister.ListAsync(Stream, null, Ending));
        for (var i = 0; i < 3; i++) await Assert.ThrowsAsync<KinesisClientLibDependencyException>(() => _lister.ListAsync(Stream, null, Ending));
    }

    private static ServiceError Error(string code) => new(code, "It was told to.", null, HttpStatusCode.BadRequest);
}
