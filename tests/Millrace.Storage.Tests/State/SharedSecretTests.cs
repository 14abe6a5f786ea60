using Millrace.Storage.State;

namespace Millrace.Storage.Tests.State;

public sealed class SharedSecretTests
{
    [Fact]
    public async Task Everybody_who_shares_a_store_gets_the_same_secret()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var state = new MemoryStateStore();
        var secrets = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => state.TakeSecretAsync("keys", "one", 32, cancellation).AsTask(), cancellation)));
        Assert.Equal(32, secrets[0].Length);
        Assert.All(secrets, secret => Assert.Equal(secrets[0], secret));
        Assert.NotEqual(secrets[0], await state.TakeSecretAsync("keys", "two", 32, cancellation));
    }

    [Fact]
    public async Task Another_store_has_another()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var state = new MemoryStateStore();
        await using var other = new MemoryStateStore();
        Assert.NotEqual(await state.TakeSecretAsync("keys", "one", 32, cancellation), await other.TakeSecretAsync("keys", "one", 32, cancellation));
    }
}
