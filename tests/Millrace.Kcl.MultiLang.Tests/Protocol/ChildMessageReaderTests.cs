using System.Text;
using CsCheck;
using Millrace.Kcl.MultiLang.Protocol;

namespace Millrace.Kcl.MultiLang.Tests.Protocol;

public sealed class ChildMessageReaderTests
{
    [Theory]
    [InlineData("""{"action":"status","responseFor":"initialize"}""")]
    [InlineData("""{"responseFor":"initialize","action":"status"}""")]
    [InlineData(""" { "action" : "status" , "responseFor" : "initialize" } """ + "\r")]
    [InlineData("""{"action":"status","extra":{"action":"checkpoint","deep":[1,{}]},"responseFor":"initialize"}""")]
    [InlineData("""{"action":"status","responseFor":"initialize"} and more""")]
    [InlineData("\uFEFF" + """{"action":"status","responseFor":"initialize"}""")]
    public void A_status_is_understood_however_it_is_written(string line) => Assert.Equal(new StatusMessage("initialize"), Read(line));

    [Theory]
    [InlineData("""{"action":"status"}""")]
    [InlineData("""{"action":"status","responseFor":null}""")]
    [InlineData("""{"action":"status","responseFor":{"a":1}}""")]
    public void A_status_can_fail_to_say_for_what(string line) => Assert.Equal(new StatusMessage(null), Read(line));

    [Theory]
    [InlineData("""{"action":"checkpoint","sequenceNumber":"12","subSequenceNumber":3}""", "12", 3L)]
    [InlineData("""{"action":"checkpoint","sequenceNumber":"12"}""", "12", null)]
    [InlineData("""{"action":"checkpoint","error":null,"sequenceNumber":"12"}""", "12", null)]
    [InlineData("""{"action":"checkpoint","sequenceNumber":null,"subSequenceNumber":null}""", null, null)]
    [InlineData("""{"action":"checkpoint"}""", null, null)]
    [InlineData("""{"action":"checkpoint","sequenceNumber":49590338271490256608559692538361571095921575989136588898}""", "49590338271490256608559692538361571095921575989136588898", null)]
    [InlineData("""{"action":"checkpoint","sequenceNumber":"12","subSequenceNumber":"4"}""", "12", 4L)]
    [InlineData("""{"action":"checkpoint","sequenceNumber":"12","subSequenceNumber":1.5}""", "12", -1L)]
    public void A_checkpoint_is_that_of_any_client(string line, string? number, long? subNumber) =>
        Assert.Equal(new CheckpointRequest(number, subNumber), Read(line));

    [Theory]
    [InlineData("processing ...", "no JSON object")]
    [InlineData("null", "no JSON object")]
    [InlineData("[1]", "no JSON object")]
    [InlineData("""{"action":"status",""", "no valid JSON")]
    [InlineData("""{"action":"status\u00""", "no valid JSON")]
    [InlineData("{action:status}", "no valid JSON")]
    [InlineData("{}", "no action")]
    [InlineData("""{"action":1}""", "a child does not say '1'")]
    [InlineData("""{"action":"initialize","shardId":"s"}""", "a child does not say 'initialize'")]
    public void Anything_else_is_noise(string line, string reason) => Assert.Equal(new NoiseMessage(reason), Read(line));

    [Theory]
    [InlineData("")]
    [InlineData("  \t\r")]
    public void A_blank_line_is_nothing(string line) => Assert.Null(Read(line));

    [Fact]
    public void No_bytes_make_it_fail() => Gen.Byte.Array.Sample(bytes => { ChildMessageReader.Read([.. """{"action":"""u8, .. bytes]); });

    private static ChildMessage? Read(string line) => ChildMessageReader.Read(Encoding.UTF8.GetBytes(line));
}
