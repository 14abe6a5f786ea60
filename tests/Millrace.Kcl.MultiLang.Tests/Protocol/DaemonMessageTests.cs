using System.Text;
using Millrace.Client.Aggregation;
using Millrace.Kcl.MultiLang.Protocol;

namespace Millrace.Kcl.MultiLang.Tests.Protocol;

public sealed class DaemonMessageTests
{
    private const string Number = "49590338271490256608559692538361571095921575989136588898";

    [Fact]
    public void Initialize_tells_shard_and_checkpoint() => Is(
        $$"""{"action":"initialize","shardId":"shardId-000000000001","sequenceNumber":"{{Number}}","subSequenceNumber":3}""",
        DaemonMessage.ForInitialize("shardId-000000000001", new ExtendedSequenceNumber(Number, 3)));

    [Fact]
    public void A_word_for_a_position_is_told_as_it_is() => Is(
        """{"action":"initialize","shardId":"s","sequenceNumber":"TRIM_HORIZON","subSequenceNumber":0}""",
        DaemonMessage.ForInitialize("s", ExtendedSequenceNumber.TrimHorizon));

    [Fact]
    public void Records_have_each_their_action_last_and_no_object_in_them() => Is(
        $$"""{"action":"processRecords","records":[{"data":"+/8A","partitionKey":"k","sequenceNumber":"{{Number}}","approximateArrivalTimestamp":1700000000123,"subSequenceNumber":0,"action":"record"},{"data":"","partitionKey":"\u00E9","sequenceNumber":"{{Number}}","approximateArrivalTimestamp":0,"subSequenceNumber":1,"action":"record"}],"millisBehindLatest":5}""",
        DaemonMessage.ForRecords(
            [
                new UserRecord
                {
                    Data = new byte[] { 0xFB, 0xFF, 0 }, PartitionKey = "k", SequenceNumber = Number, ExplicitHashKey = "7",
                    ApproximateArrivalTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123),
                },
                new UserRecord { Data = default, PartitionKey = "\u00E9", SequenceNumber = Number, SubSequenceNumber = 1 },
            ],
            5));

    [Fact]
    public void A_lag_that_is_not_known_is_null() => Is("""{"action":"processRecords","records":[],"millisBehindLatest":null}""", DaemonMessage.ForRecords([], null));

    [Theory]
    [InlineData("leaseLost")]
    [InlineData("shardEnded")]
    [InlineData("shutdownRequested")]
    public void The_others_have_no_members(string action) => Is($$"""{"action":"{{action}}"}""", DaemonMessage.For(action));

    [Theory]
    [InlineData(Number, 2L, null, $$"""{"action":"checkpoint","sequenceNumber":"{{Number}}","subSequenceNumber":2,"error":null}""")]
    [InlineData(null, null, "ThrottlingException", """{"action":"checkpoint","sequenceNumber":null,"subSequenceNumber":null,"error":"ThrottlingException"}""")]
    public void A_checkpoint_is_answered_with_what_was_asked(string? number, long? subNumber, string? error, string json) =>
        Is(json, DaemonMessage.ForCheckpoint(new CheckpointRequest(number, subNumber), error));

    // One line, without a mark before it or a blank line behind it.
    private static void Is(string json, ReadOnlyMemory<byte> message) => Assert.Equal(json + "\n", Encoding.UTF8.GetString(message.Span));
}
