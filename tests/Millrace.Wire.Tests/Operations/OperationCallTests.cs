using System.Buffers;
using System.Text;

namespace Millrace.Wire.Tests;

public sealed class OperationCallTests : IDisposable
{
    private const string Request = "11111111-2222-3333-4444-555555555555";

    private readonly PostRoom _room = new();
    private readonly RequestContext _context = new(Request, new Caller("000000000000", "arn:aws:iam::000000000000:root", "000000000000", "test"), "eu-west-1");

    public void Dispose() => _context.Dispose();

    [Fact]
    public async Task A_call_goes_from_body_to_body() =>
        Assert.Equal("""{"Size":3}""", await Execute("SendParcel", """{"Name":"abc","Content":"AQID"}"""));

    [Fact]
    public async Task An_operation_without_output_answers_nothing()
    {
        Assert.Equal("", await Execute("DropParcel", """{"Name":"abc"}"""));
        Assert.Equal(["abc"], _room.Dropped);
    }

    [Fact]
    public async Task Nothing_is_written_when_the_handler_throws()
    {
        await Execute("DropParcel", """{"Name":"abc"}""");
        var output = new ArrayBufferWriter<byte>();
        var call = Decode("SendParcel", """{"Name":"abc"}""", WireFormat.Json);
        var error = await Assert.ThrowsAsync<ServiceException>(async () => await call.ExecuteAsync(_context, output, TestContext.Current.CancellationToken));
        Assert.Equal("abc is gone.", error.Text);
        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public void A_malformed_body_is_told_before_anything_else()
    {
        Assert.True(Decode("SendParcel", """{"Name":1,""", WireFormat.Json).IsMalformed);
        Assert.True(Decode("SendParcel", "", WireFormat.Json).IsMalformed);
        Assert.False(Decode("SendParcel", """{"Name":1}""", WireFormat.Json).IsMalformed);
    }

    [Fact]
    public void A_type_error_goes_before_broken_constraints()
    {
        var error = Refusal("SendParcel", """{"Name":"","Content":1}""", WireFormat.Json);
        Assert.Equal("SerializationException", error.Code);
        Assert.Equal(400, error.Status);
        Assert.Equal("class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to a Blob", error.Text);
    }

    [Fact]
    public void Broken_constraints_are_a_validation_error()
    {
        var error = Refusal("SendParcel", "{}", WireFormat.Json);
        Assert.Equal("ValidationException", error.Code);
        Assert.Equal(400, error.Status);
        Assert.Equal("1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null", error.Text);
    }

    [Fact]
    public void A_query_service_names_validation_errors_otherwise() =>
        Assert.Equal("ValidationError", Refusal("Echo", "Name=A", WireFormat.Query).Code);

    [Fact]
    public async Task A_query_answer_has_its_envelope() => Assert.Equal(
        """
        <EchoResponse xmlns="https://desk.example/doc/2021-03-04/">
          <EchoResult>
            <Parcel>
              <Text>a &lt;b&gt; &amp; c</Text>
              <Timestamp>2016-04-04T19:58:46Z</Timestamp>
              <Texts>
                <member>x</member>
                <member>y</member>
              </Texts>
            </Parcel>
          </EchoResult>
          <ResponseMetadata>
            <RequestId>11111111-2222-3333-4444-555555555555</RequestId>
          </ResponseMetadata>
        </EchoResponse>
        """,
        await Execute(
            "Echo",
            "Action=Echo&Version=2021-03-04&Parcel.Text=a+%3Cb%3E+%26+c&Parcel.Timestamp=2016-04-04T19%3A58%3A46Z&Parcel.Texts.member.2=y&Parcel.Texts.member.1=x",
            WireFormat.Query));

    [Fact]
    public async Task A_query_answer_without_output_still_has_its_metadata() => Assert.Equal(
        """
        <RingResponse xmlns="https://desk.example/doc/2021-03-04/">
          <ResponseMetadata>
            <RequestId>11111111-2222-3333-4444-555555555555</RequestId>
          </ResponseMetadata>
        </RingResponse>
        """,
        await Execute("Ring", "Action=Ring&Version=2021-03-04", WireFormat.Query));

    private ServiceException Refusal(string operation, string body, WireFormat format) =>
        Assert.Throws<ServiceException>(Decode(operation, body, format).Validate);

    private OperationCall Decode(string operation, string body, WireFormat format) => PostHandlers.Bind(_room).Concat(DeskHandlers.Bind(_room))
        .Single(b => b.Operation.Name == operation).Decode(Encoding.UTF8.GetBytes(body), format);

    private async Task<string> Execute(string operation, string body, WireFormat format = WireFormat.Json)
    {
        var call = Decode(operation, body, format);
        call.Validate();
        var output = new ArrayBufferWriter<byte>();
        await call.ExecuteAsync(_context, output, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
