using System.Text;

namespace Millrace.Wire.Tests;

/// <summary>facts/kinesis.md 1.6.</summary>
public sealed class JsonTests
{
    [Fact]
    public void Every_kind_of_member_is_read_and_written_in_the_order_of_declaration()
    {
        const string Body = """
            {"Text":"a","Small":1,"Large":9007199254740993,"Real":1.5,"Flag":true,"Timestamp":1459799926.480,"Blob":"AQID","Inner":{"Text":"b"},"Texts":["x","y"],"Longs":[1,2],"Blobs":["AQ=="],"Slips":[{"Word":"w","Data":"/w=="}],"Rows":[["p"],[]],"Names":{"k":"v"},"SlipsByName":{"s":{"Word":"t"}},"Shelves":{"top":[{"Text":"z"}]}}
            """;
        var parcel = Bodies.Read(Body);
        Assert.Equal("a", parcel.Text);
        Assert.Equal(1, parcel.Small);
        Assert.Equal(9007199254740993, parcel.Large);
        Assert.Equal(1.5, parcel.Real);
        Assert.True(parcel.Flag);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1459799926480), parcel.Timestamp);
        Assert.Equal([1, 2, 3], parcel.Blob!.Value.ToArray());
        Assert.Equal("b", parcel.Inner!.Text);
        Assert.Equal(["x", "y"], parcel.Texts!);
        Assert.Equal([1, 2], parcel.Longs!);
        Assert.Equal([1], parcel.Blobs![0].ToArray());
        Assert.Equal([0xFF], parcel.Slips![0].Data!.Value.ToArray());
        Assert.Equal([["p"], []], parcel.Rows!);
        Assert.Equal("v", parcel.Names!["k"]);
        Assert.Equal("t", parcel.SlipsByName!["s"].Word);
        Assert.Equal("z", parcel.Shelves!["top"][0].Text);
        Assert.Equal(Body.Trim(), Bodies.Json(parcel));
    }

    [Fact]
    public void A_blob_is_decoded_in_place()
    {
        var body = Encoding.UTF8.GetBytes("""{"Blob":"AQIDBA=="}""");
        var parcel = WireCodec.Read<Parcel>(body, WireFormat.Json, out _);
        Assert.True(body.AsSpan(9, 4).Overlaps(parcel!.Blob!.Value.Span, out var offset));
        Assert.Equal(0, offset);
        Assert.Equal([1, 2, 3, 4], parcel.Blob.Value.ToArray());
    }

    [Theory]
    [InlineData("""{"Blob":"\/\/8="}""")]
    [InlineData("""{"Blob":"\u002f\u002F8="}""")]
    [InlineData("""{"\u0042lob":"//8="}""")]
    public void Escapes_in_names_and_base64_are_undone(string body) => Assert.Equal([0xFF, 0xFF], Bodies.Read(body).Blob!.Value.ToArray());

    [Theory]
    [InlineData("100000000000", 2147483647)]
    [InlineData("-100000000000", -2147483648)]
    [InlineData("1e400", 2147483647)]
    [InlineData("123456789012345678901234567890123", 2147483647)]
    [InlineData("5.9", 5)]
    [InlineData("-5.1", -6)]
    [InlineData("5e0", 5)]
    [InlineData("-0", 0)]
    public void An_Integer_is_clamped_and_floored(string value, int expected) => Assert.Equal(expected, Bodies.Read($$"""{"Small":{{value}}}""").Small);

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("9223372036854775808", long.MaxValue)]
    [InlineData("-1e300", long.MinValue)]
    [InlineData("9007199254740993.9", 9007199254740993)]
    public void A_Long_is_clamped_and_floored(string value, long expected) => Assert.Equal(expected, Bodies.Read($$"""{"Large":{{value}}}""").Large);

    [Theory]
    [InlineData("1459799926.480", 1459799926480)]
    [InlineData("1459799926", 1459799926000)]
    [InlineData("1.45979992648E9", 1459799926480)]
    [InlineData("1459799926.4799998", 1459799926480)]
    [InlineData("-1.5", -1500)]
    [InlineData("0", 0)]
    [InlineData("1e99", 253402300799999)]
    [InlineData("-1e99", -62135596800000)]
    public void A_timestamp_counts_seconds(string value, long milliseconds) =>
        Assert.Equal(milliseconds, Bodies.Read($$"""{"Timestamp":{{value}}}""").Timestamp!.Value.ToUnixTimeMilliseconds());

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"YES\"", true)]
    [InlineData("\"1\"", true)]
    [InlineData("false", false)]
    [InlineData("\"No\"", false)]
    [InlineData("\"0\"", false)]
    public void Some_strings_are_a_Boolean(string value, bool expected) => Assert.Equal(expected, Bodies.Read($$"""{"Flag":{{value}}}""").Flag);

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("""{"Text":null,"Small":null,"Blob":null,"Inner":null,"Texts":null,"Names":null,"Timestamp":null}""", "{}")]
    [InlineData("""{"Other":{"Text":["a",{"b":[]}]},"Text":"a","text":"b"}""", """{"Text":"a"}""")]
    [InlineData("""{"Text":"a","Text":"b","Texts":["a"],"Texts":null}""", """{"Text":"b"}""")]
    [InlineData("""{"Names":{"a":"1","a":"2"}}""", """{"Names":{"a":"2"}}""")]
    [InlineData("""{"Longs":[1,null,2]}""", """{"Longs":[1,2]}""")]
    [InlineData(" \t\r\n{ \"Text\" : \"a\" } \n", """{"Text":"a"}""")]
    public void Unknown_null_and_repeated_members(string body, string expected) => Assert.Equal(expected, Bodies.Json(Bodies.Read(body)));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("\"a\"")]
    [InlineData("{")]
    [InlineData("{\"Text\":\"a\"} x")]
    [InlineData("{\"Text\":\"a\"}{}")]
    [InlineData("{\"Text\":\"a\",}")]
    [InlineData("{\"Text\":NaN}")]
    [InlineData("{\"Text\":01}")]
    [InlineData("{'Text':1}")]
    [InlineData("{\"Text\":\"a\nb\"}")]
    [InlineData("{\"Text\":\"\\x\"}")]
    [InlineData("{\"Text\":\"\\ud800\"}")]
    [InlineData("{\"\\udc00\":1}")]
    [InlineData("{\"Names\":{\"\\udc00\":\"a\"}}")]
    [InlineData("{/**/}")]
    [InlineData("\uFEFF{}")]
    public void What_is_not_a_JSON_object_is_malformed(string body) => Assert.True(Bodies.Fault(body) is { IsMalformed: true });

    [Fact]
    public void What_is_not_UTF8_is_malformed_even_where_nobody_looks() =>
        Assert.True(Bodies.Fault([.. "{\"Other\":\""u8, 0xC3, 0x28, .. "\"}"u8], WireFormat.Json) is { IsMalformed: true });

    [Theory]
    [InlineData(500, false)]
    [InlineData(100_000, true)]
    public void Nesting_is_bounded(int depth, bool isMalformed)
    {
        var lists = $"{{\"Other\":{new string('[', depth)}{new string(']', depth)}}}";
        Assert.Equal(isMalformed, Bodies.Fault(lists) is { IsMalformed: true });
        var structures = string.Concat(Enumerable.Repeat("{\"Inner\":", depth)) + "{}" + new string('}', depth);
        Assert.Equal(isMalformed, Bodies.Fault(structures) is { IsMalformed: true });
    }

    [Fact]
    public void Strings_are_escaped_no_more_than_JSON_asks()
    {
        Assert.Equal("""{"Text":"<ä&'+>\"\\\n"}""", Bodies.Json(new Parcel { Text = "<ä&'+>\"\\\n" }));
        Assert.Equal("{\"Text\":\"a\uFFFD\"}", Bodies.Read(Bodies.Json(new Parcel { Text = "a\ud800" })) is { } back ? Bodies.Json(back) : null);
    }

    [Theory]
    [InlineData(double.NaN, "\"NaN\"")]
    [InlineData(double.PositiveInfinity, "\"Infinity\"")]
    [InlineData(double.NegativeInfinity, "\"-Infinity\"")]
    [InlineData(1e300, "1E+300")]
    public void Doubles_that_JSON_lacks_are_strings(double value, string text)
    {
        Assert.Equal($$"""{"Real":{{text}}}""", Bodies.Json(new Parcel { Real = value }));
        Assert.Equal(value, Bodies.Read($$"""{"Real":{{text}}}""").Real);
    }

    [Fact]
    public void A_list_far_over_its_maximum_is_not_kept_whole()
    {
        var box = WireCodec.Read<Box>(Encoding.UTF8.GetBytes($$"""{"Words":[{{string.Join(',', Enumerable.Repeat("\"a\"", 1000))}}]}"""), WireFormat.Json, out _);
        Assert.Equal(6, box!.Words!.Count);
    }
}
