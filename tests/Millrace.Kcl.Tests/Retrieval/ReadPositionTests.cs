using Millrace.Kcl.Retrieval;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Tests.Retrieval;

public sealed class ReadPositionTests
{
    private static readonly DateTimeOffset Instant = DateTimeOffset.UnixEpoch.AddDays(1);

    /// <summary>facts/kcl.md 4, resume: at the checkpoint and not behind it, for the sake of what is left of an aggregated record.</summary>
    [Fact]
    public void A_number_is_begun_at() =>
        Assert.Equal(new(ShardIteratorType.AtSequenceNumber, "5"), ReadPosition.Of(new ExtendedSequenceNumber("5", 2), Instant));

    [Fact]
    public void Words_become_iterator_types()
    {
        Assert.Equal(new(ShardIteratorType.TrimHorizon), ReadPosition.Of(ExtendedSequenceNumber.TrimHorizon, Instant));
        Assert.Equal(new(ShardIteratorType.Latest), ReadPosition.Of(ExtendedSequenceNumber.Latest, Instant));
        Assert.Equal(new(ShardIteratorType.AtTimestamp, Timestamp: Instant), ReadPosition.Of(ExtendedSequenceNumber.AtTimestamp, Instant));
    }

    [Fact]
    public void An_instant_that_the_options_do_not_have_any_more_is_before_every_record() =>
        Assert.Equal(new(ShardIteratorType.TrimHorizon), ReadPosition.Of(ExtendedSequenceNumber.AtTimestamp, null));
}
