using Microsoft.Extensions.Time.Testing;
using Millrace.Iam.Sessions;
using Millrace.Storage.State;

namespace Millrace.Iam.Tests.Sessions;

public sealed class TemporaryKeysTests : IAsyncDisposable
{
    private static readonly Session Draft = new() { AccountId = "123456789012", Kind = SessionKind.Root };

    private readonly MemoryStateStore _state = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddDays(20_000).AddMilliseconds(700));

    public ValueTask DisposeAsync() => _state.DisposeAsync();

    [Fact]
    public async Task Credentials_begin_now_and_end_after_their_lifetime()
    {
        var keys = await OpenAsync();
        var (key, token) = keys.Issue(Draft, TimeSpan.FromHours(1));
        var session = key.Session;
        Assert.Equal(40, key.Secret.Length);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddDays(20_000), session.IssuedAt);
        Assert.Equal(session.IssuedAt.AddHours(1), session.ExpiresAt);

        _clock.SetUtcNow(session.ExpiresAt.AddMilliseconds(-1));
        Assert.False(keys.HasEnded(session));
        Assert.Equal(key, keys.Open(session.AccessKeyId, token));
        _clock.SetUtcNow(session.ExpiresAt);
        Assert.True(keys.HasEnded(session));
    }

    [Fact]
    public async Task A_session_is_remembered_until_it_has_ended()
    {
        var keys = await OpenAsync();
        var (key, token) = keys.Issue(Draft, TimeSpan.FromHours(1));
        var id = key.Session.AccessKeyId;
        Assert.Equal(0, keys.Remembered);
        var opened = keys.Open(id, token);
        Assert.Equal(1, keys.Remembered);
        Assert.Same(opened, keys.Open(id, token));

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(key, keys.Open(id, token));
        Assert.Equal(0, keys.Remembered);
        Assert.Equal(key, keys.Open(id, token));
        Assert.Equal(0, keys.Remembered);
    }

    [Fact]
    public async Task A_remembered_session_is_for_its_own_token_alone()
    {
        var keys = await OpenAsync();
        var (key, token) = keys.Issue(Draft, TimeSpan.FromHours(1));
        var (other, othersToken) = keys.Issue(Draft, TimeSpan.FromHours(1));
        keys.Open(key.Session.AccessKeyId, token);

        Assert.Null(keys.Open(key.Session.AccessKeyId, token[..^1] + (token[^1] == 'A' ? 'B' : 'A')));
        Assert.Null(keys.Open(key.Session.AccessKeyId, "MillraceSTS1"));
        Assert.Equal(other.Session.AccessKeyId, keys.Open(key.Session.AccessKeyId, othersToken)?.Session.AccessKeyId);
        Assert.Equal(1, keys.Remembered);
    }

    [Fact]
    public async Task So_many_sessions_are_remembered_and_those_that_have_ended_go_first()
    {
        var keys = await OpenAsync();
        for (var i = 0; i < TemporaryKeys.Capacity; i++) Remember(i % 2 == 0 ? 1 : 2);
        Assert.Equal(TemporaryKeys.Capacity, keys.Remembered);

        _clock.Advance(TimeSpan.FromMinutes(90));
        Remember(2);
        Assert.Equal(TemporaryKeys.Capacity / 2 + 1, keys.Remembered);

        for (var i = 0; i < TemporaryKeys.Capacity; i++)
        {
            Remember(2);
            Assert.InRange(keys.Remembered, 1, TemporaryKeys.Capacity);
        }

        void Remember(int hours)
        {
            var (key, token) = keys.Issue(Draft, TimeSpan.FromHours(hours));
            Assert.Equal(key, keys.Open(key.Session.AccessKeyId, token));
        }
    }

    private ValueTask<TemporaryKeys> OpenAsync() => TemporaryKeys.OpenAsync(_state, _clock, TestContext.Current.CancellationToken);
}
