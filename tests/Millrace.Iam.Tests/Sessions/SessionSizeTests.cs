using System.Collections.Immutable;
using Millrace.Iam.Sessions;

namespace Millrace.Iam.Tests.Sessions;

public sealed class SessionSizeTests
{
    private static readonly Session Bare = new() { AccountId = "123456789012", Kind = SessionKind.Role };

    [Fact]
    public void A_session_without_policies_and_tags_takes_no_room() => Assert.Null(SessionSize.PercentOf(Bare));

    [Fact]
    public void More_takes_more_room_until_there_is_none()
    {
        var random = new Random(1);
        string Noise() => new([.. Enumerable.Range(0, 256).Select(_ => (char)random.Next('0', 'z'))]);
        var last = 0;
        for (var count = 1; count <= 20; count++)
        {
            var tags = Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"key{i}", Noise()));
            var percent = SessionSize.PercentOf(Bare with { Tags = tags.ToImmutableDictionary() }) ?? 0;
            Assert.True(percent > last, $"{count} tags take {percent}%, one less took {last}%.");
            last = percent;
        }

        Assert.InRange(last, 101, 300);
        Assert.InRange(SessionSize.PercentOf(Bare with { Policy = new string('x', 1_000_000) }) ?? 0, 101, int.MaxValue);
    }
}
