using System.Text;
using Millrace.Wire.Signing;

namespace Millrace.Wire.Tests.Signing;

public sealed class SigningKeyCacheTests
{
    [Fact]
    public void A_key_is_derived_once_for_a_secret_and_a_scope()
    {
        var cache = new SigningKeyCache();
        var scope = new CredentialScope("20260203", "us-east-1", "kinesis");
        var key = cache.Get("secret", scope);
        Assert.Same(key, cache.Get("secret", scope));
        Assert.Equal(Signed(SigningKey.Derive("secret", scope)), Signed(key));
        Assert.NotEqual(Signed(key), Signed(cache.Get("other", scope)));
        Assert.NotEqual(Signed(key), Signed(cache.Get("secret", scope with { Region = "us-east-2" })));
        Assert.Equal(3, cache.Count);
    }

    [Fact]
    public async Task A_key_signs_for_many_threads_at_once()
    {
        var key = SigningKey.Derive("secret", new CredentialScope("20260203", "us-east-1", "kinesis"));
        var texts = Enumerable.Range(0, 64).Select(static number => Encoding.ASCII.GetBytes($"text {number}")).ToArray();
        var alone = texts.Select(text => Signed(key, text)).ToArray();
        await Parallel.ForAsync(0, 2_000, TestContext.Current.CancellationToken, (round, _) =>
        {
            Assert.Equal(alone[round % texts.Length], Signed(key, texts[round % texts.Length]));
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void The_cache_is_bounded()
    {
        var cache = new SigningKeyCache();
        for (var i = 0; i < SigningKeyCache.Capacity * 2 + 10; i++)
        {
            cache.Get("secret", new CredentialScope("20260203", $"region-{i}", "kinesis"));
            Assert.InRange(cache.Count, 1, SigningKeyCache.Capacity);
        }
    }

    private static string Signed(SigningKey key, byte[]? text = null)
    {
        var hex = new byte[SigningKey.Size * 2];
        key.Sign(text ?? "text"u8.ToArray(), hex);
        return Encoding.ASCII.GetString(hex);
    }
}
