using Millrace.Client.Producer;

namespace Millrace.Client.Tests.Producer;

public sealed class ProducerOptionsTests
{
    [Fact]
    public void All_faults_are_listed_at_once()
    {
        var options = new ProducerOptions
        {
            AggregationMaxCount = 0,
            AggregationMaxSize = 63,
            CollectionMaxCount = 501,
            CollectionMaxSize = 52223,
            MaxRecordSize = 10485761,
            MaxBufferedTime = TimeSpan.FromMilliseconds(-1),
            RecordTimeToLive = TimeSpan.FromMilliseconds(99),
            RateLimitPercent = 0,
            MaxCallsInFlight = 257,
            RequestTimeout = TimeSpan.FromMilliseconds(99),
            InitialBackoff = TimeSpan.Zero,
            MaxBackoff = TimeSpan.FromMilliseconds(-1),
            MaxOutstandingRecords = 0,
            MaxOutstandingBytes = 10485760,
        };

        var fault = Assert.Throws<ArgumentException>(() => ProducerOptionsCheck.ThrowIfFaulty(options));

        Assert.Equal(
            "The producer's options are wrong: AggregationMaxCount is 0, not 1 to 9223372036854775807; AggregationMaxSize is 63, not 64 to 10485760; "
            + "CollectionMaxCount is 501, not 1 to 500; CollectionMaxSize is 52223, not 52224 to 10485760; "
            + "MaxRecordSize is 10485761, not 64 to 10485760; RateLimitPercent is 0, not 1 to 2147483647; MaxCallsInFlight is 257, not 1 to 256; "
            + "MaxOutstandingRecords is 0, not 1 to 2147483647; MaxBufferedTime is -1 ms, below 0 ms; RecordTimeToLive is 99 ms, below 100 ms; "
            + "RequestTimeout is 99 ms, below 100 ms; InitialBackoff is 0 ms, below 0.0001 ms; "
            + "MaxRecordSize is above MaxOutstandingBytes; InitialBackoff is above MaxBackoff. (Parameter 'options')",
            fault.Message);
    }

    [Theory]
    [InlineData(100_000, 99_999, 5_242_880, "AggregationMaxSize is above MaxRecordSize")]
    [InlineData(100_000, 1_048_576, 99_999, "AggregationMaxSize is above CollectionMaxSize")]
    public void An_aggregated_record_must_fit_into_a_record_and_a_call(int aggregate, int record, int collection, string text)
    {
        var options = new ProducerOptions { AggregationMaxSize = aggregate, MaxRecordSize = record, CollectionMaxSize = collection };

        Assert.Contains(text, Assert.Throws<ArgumentException>(() => ProducerOptionsCheck.ThrowIfFaulty(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_buffered_time_must_end_before_the_time_to_live()
    {
        var options = new ProducerOptions { MaxBufferedTime = TimeSpan.FromSeconds(30) };

        Assert.Contains(
            "MaxBufferedTime must be below RecordTimeToLive",
            Assert.Throws<ArgumentException>(() => ProducerOptionsCheck.ThrowIfFaulty(options)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_right() => ProducerOptionsCheck.ThrowIfFaulty(new());
}
