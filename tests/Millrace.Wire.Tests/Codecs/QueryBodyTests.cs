using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Millrace.Wire.Tests;

/// <summary>A query service's bodies as its client sees them (facts/iam.md 5).</summary>
public sealed class QueryBodyTests
{
    [Theory]
    [InlineData("{}", "")]
    [InlineData("""{"Text":"a b&c=d+€"}""", "&Parcel.Text=a%20b%26c%3Dd%2B%E2%82%AC")]
    [InlineData("""{"Small":3,"Flag":true,"Blob":"AQID"}""", "&Parcel.Small=3&Parcel.Flag=true&Parcel.Blob=AQID")]
    [InlineData("""{"Timestamp":1459799926.480}""", "&Parcel.Timestamp=2016-04-04T19%3A58%3A46.480Z")]
    [InlineData("""{"Texts":["a","b"]}""", "&Parcel.Texts.member.1=a&Parcel.Texts.member.2=b")]
    [InlineData("""{"Texts":[]}""", "&Parcel.Texts=")]
    [InlineData("""{"Slips":[{"Word":"a"},{"Word":"b"}]}""", "&Parcel.Slips.member.1.Word=a&Parcel.Slips.member.2.Word=b")]
    [InlineData("""{"Rows":[["a"],["b","c"]]}""", "&Parcel.Rows.member.1.member.1=a&Parcel.Rows.member.2.member.1=b&Parcel.Rows.member.2.member.2=c")]
    [InlineData("""{"Names":{"k":"v"},"Inner":{"Text":"t"}}""", "&Parcel.Inner.Text=t&Parcel.Names.entry.1.key=k&Parcel.Names.entry.1.value=v")]
    public void A_request_is_a_form_of_dotted_names(string parcel, string expected)
    {
        var form = new ArrayBufferWriter<byte>();
        QueryBody.WriteRequest(DeskApi.Echo, new EchoRequest { Parcel = Bodies.Read(parcel) }, form);
        Assert.Equal("Action=Echo&Version=2021-03-04" + (expected.Length == 0 ? "&Parcel=" : expected), Encoding.UTF8.GetString(form.WrittenSpan));
    }

    [Fact]
    public void An_answer_is_read_whatever_its_namespace_with_members_that_nobody_declared_passed_over()
    {
        var answer = Answer("""
            <?xml version="1.0"?>
            <x:EchoResponse xmlns:x="urn:x"><x:EchoResult><Parcel><New><member>1</member></New><Text> a </Text><Texts/></Parcel></x:EchoResult></x:EchoResponse>
            """, out var fault);

        Assert.Null(fault);
        Assert.Equal("""{"Text":" a ","Texts":[]}""", Bodies.Json(answer!.Parcel!));
    }

    [Fact]
    public void Only_the_named_members_are_decoded()
    {
        var answer = Answer("<EchoResponse><EchoResult><Parcel><Text>%7B+%7D</Text><Texts><member>%7B</member></Texts></Parcel></EchoResult></EchoResponse>", out _, "Text");

        Assert.Equal("{+}", answer!.Parcel!.Text);
        Assert.Equal(["%7B"], answer.Parcel.Texts!);
    }

    [Fact]
    public void An_answer_without_a_result_has_no_members()
    {
        Assert.Null(Answer("<EchoResponse/>", out var fault)!.Parcel);
        Assert.Null(fault);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<EchoResponse>")]
    [InlineData("<html><body/></html>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><EchoResponse/>")]
    public void What_is_no_answer_is_malformed(string body)
    {
        Answer(body, out var fault);
        Assert.True(fault is { IsMalformed: true });
        Assert.Equal((null, null), QueryBody.ReadError(Encoding.UTF8.GetBytes(body)));
    }

    [Theory]
    [InlineData("<Small>a</Small>")]
    [InlineData("<Text><a/></Text>")]
    [InlineData("<Flag>maybe</Flag>")]
    [InlineData("<Timestamp>yesterday</Timestamp>")]
    [InlineData("<Real>x</Real>")]
    [InlineData("<Blob>?</Blob>")]
    public void A_value_of_another_type_is_a_fault(string member)
    {
        Answer($"<EchoResponse><EchoResult><Parcel>{member}</Parcel></EchoResult></EchoResponse>", out var fault);
        Assert.NotNull(fault?.TypeError);
    }

    [Fact]
    public void An_error_is_read_as_the_server_writes_it()
    {
        var xml = new ArrayBufferWriter<byte>();
        XmlBody.WriteError(new ServiceException("NoSuchEntity", "The user with name <a> cannot be found.", 404), "id", xml);

        Assert.Equal(("NoSuchEntity", "The user with name <a> cannot be found."), QueryBody.ReadError(xml.WrittenMemory));
    }

    private static EchoResponse? Answer(string body, out WireFault? fault, params string[] encoded) =>
        QueryBody.ReadAnswer<EchoResponse>(DeskApi.Echo, Encoding.UTF8.GetBytes(body), encoded.ToFrozenSet(), out fault);
}
