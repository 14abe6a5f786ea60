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
        Assert.Equal(SigningKey.Derive("secret", scope), key);
        Assert.NotEqual(key, cache.Get("other", scope));
        Assert.NotEqual(key, cache.Get("secret", scope with { Region = "us-east-2" }));
        Assert.Equal(3, cache.Count);
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
}
