using Millrace.Kcl.Coordination;

namespace Millrace.Kcl.Tests.Coordination;

public sealed class KclOptionsTests
{
    private static readonly StreamIdentifier Stream = new("stream");

    [Fact]
    public void The_defaults_are_right() => KclOptionsCheck.ThrowIfFaulty(Of(new StreamOptions(Stream)));

    [Fact]
    public void Every_fault_is_listed()
    {
        var options = Of(new StreamOptions(Stream) { InitialPosition = ExtendedSequenceNumber.AtTimestamp }) with
        {
            ApplicationName = " ",
            Retrieval = new() { MaxRecords = 10_001, IdleTimeBetweenReads = TimeSpan.FromMilliseconds(100) },
            Leases = new() { MaxLeasesForWorker = 0, MaxThroughputPerHostKBps = double.NaN },
        };
        var faults = Assert.Throws<ArgumentException>(() => KclOptionsCheck.ThrowIfFaulty(options));
        Assert.StartsWith(
            "The consumer's options are wrong: ApplicationName is empty; stream 'stream' begins AT_TIMESTAMP and has no InitialTimestamp; " +
            "MaxLeasesForWorker is 0, not 1 to 2147483647; MaxThroughputPerHostKBps is not above 0; MaxRecords is 10001, not 1 to 10000; IdleTimeBetweenReads is 100 ms, below 200 ms.",
            faults.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_several_streams_needs_account_and_creation_time()
    {
        var other = new StreamIdentifier("other", "123456789012", 1);
        Assert.Throws<ArgumentException>(() => KclOptionsCheck.ThrowIfFaulty(Of(new StreamOptions(Stream), new StreamOptions(other))));
        Assert.Throws<ArgumentException>(() => KclOptionsCheck.ThrowIfFaulty(Of(new StreamOptions(other), new StreamOptions(other))));
        KclOptionsCheck.ThrowIfFaulty(Of(new StreamOptions(Stream with { AccountId = "123456789012", CreationEpoch = 1 }), new StreamOptions(other)));
    }

    [Theory]
    [InlineData("SHARD_END")]
    [InlineData("5")]
    public void A_stream_begins_at_a_word_for_a_place(string position) =>
        Assert.Throws<ArgumentException>(() => KclOptionsCheck.ThrowIfFaulty(Of(new StreamOptions(Stream) { InitialPosition = new(position) })));

    private static KclOptions Of(params StreamOptions[] streams) => new() { ApplicationName = "application", Streams = streams };
}
