using CsCheck;
using Millrace.Iam.Sessions;
using Millrace.Storage.State;

namespace Millrace.Iam.Tests.Sessions;

public sealed class SessionSealTests
{
    private static readonly TemporaryKey Key = new("a/secret+of40", new Session
    {
        AccountId = "123456789012",
        Kind = SessionKind.Role,
        AccessKeyId = "ASIAQNZGKIQY56JQ7WML",
        Name = "device-1",
        EntityId = "AROAEXAMPLE",
        EntityName = "fleet",
        IssuedAt = DateTimeOffset.UnixEpoch.AddDays(20_000),
        ExpiresAt = DateTimeOffset.UnixEpoch.AddDays(20_000).AddHours(1),
        Policy = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"*"}}""",
        PolicyArns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
        Tags = Session.NoTags.Add("Team", "größer").Add("cost", ""),
        TransitiveTagKeys = ["Team"],
        SourceIdentity = "ada",
        IsChained = true,
    });

    [Fact]
    public async Task A_token_carries_a_key_with_all_of_its_session()
    {
        await using var state = new MemoryStateStore();
        var token = (await OpenAsync(state)).Seal(Key);

        // Another server with the same state, or the same one after a restart.
        Assert.True((await OpenAsync(state)).TryOpen(token, out var opened));

        Assert.Equal(Key.Secret, opened.Secret);
        var (was, now) = (Key.Session, opened.Session);
        Assert.Equal(was.PolicyArns, now.PolicyArns);
        Assert.Equal(was.TransitiveTagKeys, now.TransitiveTagKeys);
        Assert.Equal(was.Tags.OrderBy(tag => tag.Key), now.Tags.OrderBy(tag => tag.Key));
        Assert.Equal("größer", now.Tags["TEAM"]);
        Assert.Equal(was, now with { PolicyArns = was.PolicyArns, TransitiveTagKeys = was.TransitiveTagKeys, Tags = was.Tags });
    }

    [Fact]
    public async Task No_two_tokens_are_the_same_and_none_shows_what_it_carries()
    {
        await using var state = new MemoryStateStore();
        var seal = await OpenAsync(state);
        var token = seal.Seal(Key);
        Assert.NotEqual(token, seal.Seal(Key));
        Assert.StartsWith("MillraceSTS1", token, StringComparison.Ordinal);
        var text = System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(token));
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Key.ToString() + Key.Session, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_altered_in_any_character_does_not_open()
    {
        await using var state = new MemoryStateStore();
        var seal = await OpenAsync(state);
        var token = seal.Seal(Key);
        Gen.Select(Gen.Int[0, token.Length - 1], Gen.Char["ABCxyz019+/= \n"]).Where((at, c) => token[at] != c).Sample((at, c) =>
            Assert.False(seal.TryOpen(token[..at] + c + token[(at + 1)..], out _)));
        Assert.False(seal.TryOpen(token[..^4], out _));
        Assert.False(seal.TryOpen(token + " ", out _));
        Assert.False(seal.TryOpen(token + "AAAA", out _));
    }

    [Fact]
    public async Task Whatever_is_sent_for_a_token_is_refused_and_nothing_worse()
    {
        await using var state = new MemoryStateStore();
        var seal = await OpenAsync(state);
        Assert.False(seal.TryOpen("", out _));
        Assert.False(seal.TryOpen(SessionSeal.Mark, out _));
        Assert.False(seal.TryOpen(SessionSeal.Mark + new string('A', 1_000_000), out _));
        Gen.String[0, 300].Sample(text => Assert.False(seal.TryOpen(SessionSeal.Mark + text, out _)));
        Gen.Byte.Array[0, 300].Sample(bytes => Assert.False(seal.TryOpen(SessionSeal.Mark + Convert.ToBase64String(bytes), out _)));
    }

    [Fact]
    public async Task Another_state_has_another_secret()
    {
        await using var state = new MemoryStateStore();
        await using var other = new MemoryStateStore();
        Assert.False((await OpenAsync(other)).TryOpen((await OpenAsync(state)).Seal(Key), out _));
    }

    [Fact]
    public async Task Whatever_fits_the_room_for_policies_and_tags_fits_a_token()
    {
        await using var state = new MemoryStateStore();
        var seal = await OpenAsync(state);
        var random = Gen.Char["abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"].Array[256].Select(static text => new string(text));
        var tags = random.Array[1, 30].Select(static values => Session.NoTags.AddRange(values.Select(static (value, i) => KeyValuePair.Create($"key{i}", value))));
        var longest = new string('x', 64);
        tags.Sample(some =>
        {
            var session = Key.Session with
            {
                Tags = some,
                TransitiveTagKeys = [.. some.Keys],
                Name = longest,
                EntityName = longest,
                SourceIdentity = longest,
                Policy = null,
            };
            if (SessionSize.PercentOf(session) > 100) return;
            Assert.InRange(seal.Seal(new TemporaryKey(Key.Secret, session)).Length, 1, SessionSeal.MostCharacters);
        });
    }

    private static ValueTask<SessionSeal> OpenAsync(MemoryStateStore state) => SessionSeal.OpenAsync(state, TestContext.Current.CancellationToken);
}
