using System.Text;
using Millrace.Client.Aggregation;

namespace Millrace.Client.Tests.Aggregation;

public sealed class RecordAggregatorTests
{
    // MD5("k1") as a big-endian number, worked out with another program.
    private const string HashOfK1 = "242208671286853988395785178707875403226";

    [Fact]
    public void A_single_user_record_stays_as_it_is_and_gets_its_hash_key()
    {
        var aggregator = new RecordAggregator(maxSize: 100);
        Assert.True(aggregator.TryAdd("k1", null, "one"u8.ToArray()));

        Assert.Equal(5, aggregator.Size);
        var record = aggregator.Drain();

        Assert.Equal("k1", record.PartitionKey);
        Assert.Equal(HashOfK1, record.ExplicitHashKey);
        Assert.Equal("one", Encoding.UTF8.GetString(record.Data.Span));
    }

    [Fact]
    public void A_single_user_record_keeps_its_own_explicit_hash_key()
    {
        var aggregator = new RecordAggregator(maxSize: 100);
        aggregator.TryAdd("k1", "12", "one"u8.ToArray());

        Assert.Equal("12", aggregator.Drain().ExplicitHashKey);
    }

    [Fact]
    public void Several_user_records_become_the_bytes_that_the_format_demands()
    {
        var aggregator = new RecordAggregator(maxSize: 1000);
        aggregator.TryAdd("k1", null, "one"u8.ToArray());
        aggregator.TryAdd("k2", "7", "two"u8.ToArray());
        aggregator.TryAdd("k1", null, ReadOnlyMemory<byte>.Empty);

        Assert.Equal(KnownAggregates.MixedKeys.Length + 1, aggregator.Size);
        var record = aggregator.Drain();

        Assert.Equal("a", record.PartitionKey);
        Assert.Equal(HashOfK1, record.ExplicitHashKey);
        Assert.Equal(KnownAggregates.MixedKeys, record.Data.ToArray());
    }

    [Fact]
    public void A_drained_container_starts_anew()
    {
        var aggregator = new RecordAggregator(maxSize: 1000);
        aggregator.TryAdd("other", "1", "x"u8.ToArray());
        aggregator.TryAdd("keys", "2", "y"u8.ToArray());
        aggregator.Drain();

        aggregator.TryAdd("k1", null, "one"u8.ToArray());
        aggregator.TryAdd("k2", "7", "two"u8.ToArray());
        aggregator.TryAdd("k1", null, ReadOnlyMemory<byte>.Empty);

        Assert.Equal(KnownAggregates.MixedKeys, aggregator.Drain().Data.ToArray());
        Assert.Equal(0, aggregator.Count);
        Assert.Equal(0, aggregator.Size);
        Assert.Throws<InvalidOperationException>(() => aggregator.Drain());
    }

    /// <summary>kinesis-aggregation#21: a record without an explicit hash key was taken for smaller than it is.</summary>
    [Fact]
    public void What_would_pass_the_size_by_one_byte_is_refused_and_what_fits_exactly_is_taken()
    {
        var exact = KnownAggregates.MixedKeys.Length + 1;
        var fitting = new RecordAggregator(exact);
        var tight = new RecordAggregator(exact - 1);
        foreach (var aggregator in (RecordAggregator[])[fitting, tight])
        {
            Assert.True(aggregator.TryAdd("k1", null, "one"u8.ToArray()));
            Assert.True(aggregator.TryAdd("k2", "7", "two"u8.ToArray()));
        }

        Assert.True(fitting.TryAdd("k1", null, ReadOnlyMemory<byte>.Empty));
        Assert.False(tight.TryAdd("k1", null, ReadOnlyMemory<byte>.Empty));

        Assert.Equal(exact, fitting.Size);
        Assert.Equal(2, tight.Count);
    }

    [Fact]
    public void The_first_user_record_fits_whatever_its_size_and_the_second_does_not()
    {
        var aggregator = new RecordAggregator(maxSize: 64);

        Assert.True(aggregator.TryAdd("k1", null, new byte[1000]));
        Assert.False(aggregator.TryAdd("k1", null, new byte[1]));
        Assert.Equal(1000, aggregator.Drain().Data.Length);
    }

    [Fact]
    public void The_count_is_limited()
    {
        var aggregator = new RecordAggregator(maxSize: 1000, maxCount: 2);

        Assert.True(aggregator.TryAdd("k1", null, new byte[1]));
        Assert.True(aggregator.TryAdd("k1", null, new byte[1]));
        Assert.False(aggregator.TryAdd("k1", null, new byte[1]));
    }

    [Theory]
    [InlineData("340282366920938463463374607431768211456")]
    [InlineData("-1")]
    [InlineData("seven")]
    public void An_explicit_hash_key_that_is_none_is_refused(string explicitHashKey)
    {
        var aggregator = new RecordAggregator(maxSize: 1000);

        Assert.Throws<ArgumentException>(() => aggregator.TryAdd("k1", explicitHashKey, new byte[1]));
        Assert.Equal(0, aggregator.Count);
    }
}
