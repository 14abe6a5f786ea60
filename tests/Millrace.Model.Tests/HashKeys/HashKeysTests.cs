using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Millrace.Model.Kinesis;

namespace Millrace.Model.Tests;

public sealed class HashKeysTests
{
    [Theory]
    [InlineData("a", "16955237001963240173058271559858726497")]
    [InlineData("München", "277342403684819954877675657134620050524")]
    public void A_partition_key_hashes_as_MD5_of_its_UTF8(string key, string hash)
    {
        var utf8 = Encoding.UTF8.GetBytes(key);
        Assert.True(HashKeys.TryOf(key, explicitHashKey: null, out var ofText));
        Assert.Equal([hash, hash], new[] { HashKeys.OfPartitionKey(utf8), ofText }.Select(HashKeys.Format));
    }

    [Fact]
    public void Keys_of_any_length_hash_alike_as_text_and_as_bytes()
    {
        foreach (var length in new[] { 0, 1, 255, 256, 257, 768, 769, 5000 })
        {
            var key = new string('é', length);
            Assert.True(HashKeys.TryOf(key, explicitHashKey: null, out var hashKey));
            Assert.Equal(Expected(Encoding.UTF8.GetBytes(key)), HashKeys.Format(hashKey));
        }
    }

    [Fact]
    public void Bytes_of_every_length_hash_as_MD5() => Gen.Int[0, 130].SelectMany(static length => Gen.Byte.Array[length]).Sample(
        static bytes => Assert.Equal(Expected(bytes), HashKeys.Format(HashKeys.OfPartitionKey(bytes))));

    [Theory]
    [InlineData("0", true)]
    [InlineData("340282366920938463463374607431768211455", true)]
    [InlineData("340282366920938463463374607431768211456", false)]
    [InlineData("-1", false)]
    [InlineData("+1", false)]
    [InlineData(" 1", false)]
    [InlineData("1,000", false)]
    [InlineData("", false)]
    public void An_explicit_hash_key_is_digits_below_2_to_the_128(string text, bool valid)
    {
        Assert.Equal(valid, HashKeys.TryParseExplicit(text, out var parsed));
        Assert.Equal(valid, HashKeys.TryOf("ignored", text, out var found));
        if (valid) Assert.Equal((text, text), (HashKeys.Format(parsed), HashKeys.Format(found)));
    }

#pragma warning disable CA5351 // AWS's choice, for spreading keys and not for secrecy.
    private static string Expected(byte[] utf8) => new BigInteger(MD5.HashData(utf8), isUnsigned: true, isBigEndian: true).ToString();
#pragma warning restore CA5351
}
