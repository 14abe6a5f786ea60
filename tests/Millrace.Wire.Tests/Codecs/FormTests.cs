using System.Text;

namespace Millrace.Wire.Tests;

/// <summary>The form of a query request (facts/iam.md 5).</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData("", "{}")]
    [InlineData("&&", "{}")]
    [InlineData("Text=", """{"Text":""}""")]
    [InlineData("Text", """{"Text":""}""")]
    [InlineData("Text=a+b%20c%2Bd", """{"Text":"a b c+d"}""")]
    [InlineData("Text=%E2%82%AC", """{"Text":"€"}""")]
    [InlineData("Text=a=b&Other=c", """{"Text":"a=b"}""")]
    [InlineData("Text=a&Text=b", """{"Text":"b"}""")]
    [InlineData("Text=%zz%", """{"Text":"%zz%"}""")]
    [InlineData("Small=3&Large=-4&Real=1.5&Flag=true", """{"Small":3,"Large":-4,"Real":1.5,"Flag":true}""")]
    [InlineData("Small=100000000000", """{"Small":2147483647}""")]
    [InlineData("Timestamp=2016-04-04T19:58:46.480Z&Blob=AQID", """{"Timestamp":1459799926.480,"Blob":"AQID"}""")]
    [InlineData("Inner.Inner.Text=a", """{"Inner":{"Inner":{"Text":"a"}}}""")]
    [InlineData("Texts.member.10=c&Texts.member.2=b&Texts.member.1=a", """{"Texts":["a","b","c"]}""")]
    [InlineData("Texts.2=b&Texts.1=a", """{"Texts":["a","b"]}""")]
    [InlineData("Texts=", """{"Texts":[]}""")]
    [InlineData("Slips.member.1.Word=a&Slips.member.2.Word=b", """{"Slips":[{"Word":"a"},{"Word":"b"}]}""")]
    [InlineData("Names.entry.1.key=k&Names.entry.1.value=v", """{"Names":{"k":"v"}}""")]
    [InlineData("SlipsByName.entry.1.key=k&SlipsByName.entry.1.value.Word=w", """{"SlipsByName":{"k":{"Word":"w"}}}""")]
    public void A_form_is_read_by_its_dotted_names(string form, string expected)
    {
        var parcel = WireCodec.Read<Parcel>(Encoding.UTF8.GetBytes(form), WireFormat.Query, out var fault);
        Assert.Null(fault);
        Assert.Equal(expected, Bodies.Json(parcel!));
    }

    [Fact]
    public void A_form_that_is_no_text_or_out_of_all_proportion_is_malformed()
    {
        Assert.True(Malformed("Text=%C3%28"));
        Assert.True(Malformed(string.Join('.', Enumerable.Repeat("a", 40))));
        Assert.True(Malformed(string.Join('&', Enumerable.Repeat("a=b", 10_001))));
        Assert.False(Malformed(string.Join('&', Enumerable.Repeat("a=b", 10_000))));
    }

    private static bool Malformed(string form) => Bodies.Fault(Encoding.UTF8.GetBytes(form), WireFormat.Query) is { IsMalformed: true };
}
