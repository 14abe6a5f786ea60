using System.Formats.Cbor;
using System.Text;

namespace Millrace.Wire.Tests;

/// <summary>facts/kinesis.md 2.1.</summary>
public sealed class TypeErrorTests
{
    private const string Text = "class java.lang.String can not be converted to ";
    private const string Flag = "class java.lang.Boolean can not be converted to ";
    private const string Number = "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to ";
    private const string List = "Start of list found where not expected";
    private const string Map = "Start of structure or map found where not expected.";

    public static TheoryData<string, string, string> Errors { get; } = new()
    {
        { "Small", "\"a\"", Text + "an Integer" },
        { "Small", "\"1\"", Text + "an Integer" },
        { "Large", "\"a\"", Text + "an Long" },
        { "Real", "\"a\"", Text + "an Double" },
        { "Small", "true", Flag + "an Integer" },
        { "Large", "false", Flag + "an Long" },
        { "Real", "true", Flag + "an Double" },
        { "Text", "true", Flag + "an String" },
        { "Text", "1", Number + "an String" },
        { "Flag", "1", Number + "an Boolean" },
        { "Flag", "\"maybe\"", "'MAYBE' can not be converted to an Boolean" },
        { "Flag", "\"\"", "'' can not be converted to an Boolean" },
        { "Blob", "true", Flag + "a Blob" },
        { "Blob", "1", Number + "a Blob" },
        { "Timestamp", "true", Flag + "milliseconds since epoch" },
        { "Timestamp", "\"2016-04-04T19:58:46Z\"", Text + "milliseconds since epoch" },
        { "Text", "[]", List },
        { "Small", "[1]", List },
        { "Flag", "[]", List },
        { "Blob", "[]", List },
        { "Timestamp", "[]", List },
        { "Names", "[]", List },
        { "Inner", "[{}]", List },
        { "Text", "{}", Map },
        { "Small", "{\"a\":[1]}", Map },
        { "Flag", "{}", Map },
        { "Blob", "{}", Map },
        { "Timestamp", "{}", Map },
        { "Texts", "{}", Map },
        { "Texts", "\"a\"", "Expected list or null" },
        { "Texts", "1", "Expected list or null" },
        { "Texts", "true", "Expected list or null" },
        { "Names", "\"a\"", "Expected map or null" },
        { "Names", "0.5", "Expected map or null" },
        { "Inner", "\"a\"", "Expected null" },
        { "Inner", "true", "Expected null" },
        { "Texts", "[\"a\",1]", Number + "an String" },
        { "Names", "{\"a\":true}", Flag + "an String" },
        { "Slips", "[{\"Word\":\"a\"},{\"Data\":1}]", Number + "a Blob" },
        { "Slips", "[[]]", List },
        { "SlipsByName", "{\"a\":1}", "Expected null" },
        { "Rows", "[[1]]", Number + "an String" },
        { "Rows", "[1]", "Expected list or null" },
    };

    public static TheoryData<string, string> Blobs { get; } = new()
    {
        { "A", "'A' can not be converted to a Blob: Base64 encoded length is expected a multiple of 4 bytes but found: 1" },
        { "ABCDE", "'ABCDE' can not be converted to a Blob: Base64 encoded length is expected a multiple of 4 bytes but found: 5" },
        { "äA==", "'äA==' can not be converted to a Blob: Invalid Base64 character: 'ä'" },
        { "A?==", "'A?==' can not be converted to a Blob: Invalid Base64 character: '?'" },
        { "AA A", "'AA A' can not be converted to a Blob: Invalid Base64 character: ' '" },
        { "A-_A", "'A-_A' can not be converted to a Blob: Invalid Base64 character: '-'" },
        { "=AAA", "'=AAA' can not be converted to a Blob: Invalid Base64 character: '='" },
        { "A===", "'A===' can not be converted to a Blob: Invalid Base64 character: '='" },
        { "====", "'====' can not be converted to a Blob: Invalid Base64 character: '='" },
        { "AB==", "'AB==' can not be converted to a Blob: Invalid last non-pad Base64 character dectected" },
        { "AAB=", "'AAB=' can not be converted to a Blob: Invalid last non-pad Base64 character dectected" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void A_wrong_type_is_told_as_AWS_tells_it(string member, string value, string error) =>
        Assert.Equal(error, Bodies.Fault($$"""{"{{member}}":{{value}}}""")?.TypeError);

    [Theory]
    [MemberData(nameof(Errors))]
    public void CBOR_tells_the_same(string member, string value, string error) =>
        Assert.Equal(error, Bodies.Fault(CborOf($$"""{"{{member}}":{{value}}}"""), WireFormat.Cbor)?.TypeError);

    [Theory]
    [MemberData(nameof(Blobs))]
    public void Wrong_base64_is_told_as_AWS_tells_it(string text, string error)
    {
        Assert.Equal(error, Bodies.Fault($$"""{"Blob":"{{text}}"}""")?.TypeError);
        Assert.Equal(error, Bodies.Fault(CborOf($$"""{"Blob":"{{text}}"}"""), WireFormat.Cbor)?.TypeError);
        Assert.Equal(error, Bodies.Fault(Encoding.UTF8.GetBytes($"Blob={Uri.EscapeDataString(text)}"), WireFormat.Query)?.TypeError);
    }

    [Fact]
    public void The_first_wrong_type_wins_and_what_follows_is_still_parsed()
    {
        Assert.Equal(Number + "an String", Bodies.Fault("""{"Text":1,"Small":"a","Inner":[[{}]]}""")?.TypeError);
        Assert.True(Bodies.Fault("""{"Text":1,"Small":"a","Inner":[[{}]}""") is { IsMalformed: true });
    }

    [Theory]
    [InlineData("Small=a", Text + "an Integer")]
    [InlineData("Large=", Text + "an Long")]
    [InlineData("Real=x", Text + "an Double")]
    [InlineData("Flag=maybe", "'MAYBE' can not be converted to an Boolean")]
    [InlineData("Timestamp=soon", Text + "milliseconds since epoch")]
    [InlineData("Texts=a", "Expected list or null")]
    [InlineData("Names=a", "Expected map or null")]
    [InlineData("Inner=a", "Expected null")]
    [InlineData("Text.member.1=a", Map)]
    public void A_form_has_type_errors_too(string form, string error) =>
        Assert.Equal(error, Bodies.Fault(Encoding.UTF8.GetBytes(form), WireFormat.Query)?.TypeError);

    [Fact]
    public void CBOR_has_values_that_JSON_lacks()
    {
        Assert.Equal("class java.nio.HeapByteBuffer can not be converted to an String", Fault(static w => w.WriteByteString([1])));
        Assert.Null(Fault(static w => w.WriteSimpleValue(CborSimpleValue.Undefined)));

        static string? Fault(Action<CborWriter> value)
        {
            var writer = new CborWriter();
            writer.WriteStartMap(1);
            writer.WriteTextString("Text");
            value(writer);
            writer.WriteEndMap();
            return Bodies.Fault(writer.Encode(), WireFormat.Cbor)?.TypeError;
        }
    }

    private static byte[] CborOf(string json) => JsonAsCbor.Convert(json);
}
