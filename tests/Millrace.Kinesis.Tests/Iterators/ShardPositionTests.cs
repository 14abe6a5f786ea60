using CsCheck;
using Millrace.Kinesis.Iterators;
using Millrace.Kinesis.Streams;
using Millrace.Storage.State;

namespace Millrace.Kinesis.Tests.Iterators;

public sealed class ShardPositionTests
{
    private const string NameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-";

    private static readonly Gen<ShardPosition> Positions = Gen.Select(
        Gen.Long[0, 999_999_999_999], Gen.Int[0, NameCharacters.Length - 1].Select(i => NameCharacters[i]).Array[1, 128], Gen.Guid, Gen.Int[0, int.MaxValue],
        Gen.Long[0, long.MaxValue], Gen.Long[0, 1L << 45],
        (account, name, incarnation, shard, from, issuedAt) =>
            new ShardPosition(new StreamIdentity($"{account:D12}", new string(name), incarnation), shard, from, issuedAt));

    [Fact]
    public async Task An_iterator_reads_back()
    {
        var seal = await SealAsync();
        Positions.Sample(position =>
        {
            Assert.True(ShardPosition.TryRead(seal, position.ToIterator(seal), out var read));
            Assert.Equal(position, read);
        });
    }

    [Fact]
    public async Task An_iterator_has_the_form_of_AWS()
    {
        var seal = await SealAsync();
        Positions.Sample(position =>
        {
            var bytes = Convert.FromBase64String(position.ToIterator(seal));
            Assert.Equal([0, 0, 0, 0, 0, 0, 0, 1], bytes[..8]);
            Assert.InRange(bytes.Length, 152, 280);
            Assert.Equal(0, (bytes.Length - 152) % 16);
        });
    }

    [Fact]
    public async Task No_two_iterators_are_the_same_string()
    {
        var seal = await SealAsync();
        Positions.Sample(position => Assert.NotEqual(position.ToIterator(seal), position.ToIterator(seal)));
    }

    [Fact]
    public async Task A_changed_character_makes_it_none()
    {
        var seal = await SealAsync();
        Gen.Select(Positions, Gen.Int[0, int.MaxValue], Gen.Char[' ', '~']).Sample((position, at, character) =>
        {
            var iterator = position.ToIterator(seal).ToCharArray();
            if (iterator[at % iterator.Length] == character) return;
            iterator[at % iterator.Length] = character;
            Assert.False(ShardPosition.TryRead(seal, iterator, out _));
        });
    }

    [Fact]
    public async Task A_changed_bit_makes_it_none()
    {
        var seal = await SealAsync();
        Gen.Select(Positions, Gen.Int[0, int.MaxValue]).Sample((position, at) =>
        {
            var bytes = Convert.FromBase64String(position.ToIterator(seal));
            bytes[at / 8 % bytes.Length] ^= (byte)(1 << at % 8);
            Assert.False(ShardPosition.TryRead(seal, Convert.ToBase64String(bytes), out _));
        });
    }

    [Fact]
    public async Task A_cut_or_stretched_one_is_none()
    {
        var seal = await SealAsync();
        Gen.Select(Positions, Gen.Int[0, 300], Gen.String).Sample((position, length, more) =>
        {
            var iterator = position.ToIterator(seal);
            Assert.False(ShardPosition.TryRead(seal, iterator.AsSpan(0, Math.Min(length, iterator.Length - 1)), out _));
            Assert.True(more.Length == 0 || !ShardPosition.TryRead(seal, iterator + more, out _));
        });
    }

    [Fact]
    public async Task Garbage_is_none()
    {
        var seal = await SealAsync();
        Gen.String.Sample(text => Assert.False(ShardPosition.TryRead(seal, text, out _)));
        Gen.Byte.Array[0, 300].Sample(bytes => Assert.False(ShardPosition.TryRead(seal, Convert.ToBase64String(bytes), out _)));
    }

    [Theory]
    [InlineData("\"", "\"", true)]
    [InlineData("\"", "", false)]
    [InlineData("", "\"", false)]
    [InlineData("\"\"", "\"\"", false)]
    [InlineData(" ", "", false)]
    [InlineData("", "\n", false)]
    public async Task One_pair_of_quotes_is_taken_off(string before, string after, bool read)
    {
        var seal = await SealAsync();
        var iterator = new ShardPosition(new StreamIdentity(TestKinesis.Account, "s", Guid.NewGuid()), 0, 1, 2).ToIterator(seal);
        Assert.Equal(read, ShardPosition.TryRead(seal, before + iterator + after, out _));
    }

    [Fact]
    public async Task One_store_has_one_secret_and_another_has_another()
    {
        await using var store = new MemoryStateStore();
        var first = await TokenSeal.OpenAsync(store, TestKinesis.Cancellation);
        var again = await TokenSeal.OpenAsync(store, TestKinesis.Cancellation);
        var other = await SealAsync();
        var iterator = new ShardPosition(new StreamIdentity(TestKinesis.Account, "s", Guid.NewGuid()), 0, 1, 2).ToIterator(first);
        Assert.True(ShardPosition.TryRead(again, iterator, out _));
        Assert.False(ShardPosition.TryRead(other, iterator, out _));
    }

    [Fact]
    public async Task A_token_of_one_kind_is_none_of_another()
    {
        var seal = await SealAsync();
        var token = new ListStreamsToken("s", 1).Seal(seal);
        Assert.True(ListStreamsToken.TryRead(seal, token, out _));
        Assert.False(ListShardsToken.TryRead(seal, token, out _));
        Assert.False(ShardPosition.TryRead(seal, token, out _));
    }

    private static async Task<TokenSeal> SealAsync()
    {
        await using var store = new MemoryStateStore();
        return await TokenSeal.OpenAsync(store, TestKinesis.Cancellation);
    }
}
