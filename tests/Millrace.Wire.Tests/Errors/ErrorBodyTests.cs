using System.Buffers;
using System.Text;

namespace Millrace.Wire.Tests;

public sealed class ErrorBodyTests
{
    [Theory]
    [InlineData("ResourceNotFoundException", "No ä.", """{"__type":"ResourceNotFoundException","message":"No ä."}""")]
    [InlineData("SerializationException", "Expected null", """{"__type":"SerializationException","Message":"Expected null"}""")]
    [InlineData("AccessDeniedException", "No.", """{"__type":"AccessDeniedException","Message":"No."}""")]
    [InlineData("SerializationException", null, """{"__type":"SerializationException"}""")]
    public void JSON(string code, string? text, string body) => Assert.Equal(body, Encoding.UTF8.GetString(Write(new(code, text), WireFormat.Json)));

    [Fact]
    public void CBOR()
    {
        Assert.Equal("A2" + "665F5F74797065" + "6141" + "676D657373616765" + "6162", Convert.ToHexString(Write(new("A", "b"), WireFormat.Cbor)));
        Assert.Equal("A1" + "665F5F74797065" + "6141", Convert.ToHexString(Write(new("A", null), WireFormat.Cbor)));
    }

    [Theory]
    [InlineData(400, "Sender")]
    [InlineData(500, "Receiver")]
    public void XML(int status, string type) => Assert.Equal(
        $"""
        <ErrorResponse>
          <Error>
            <Type>{type}</Type>
            <Code>NoSuchEntity</Code>
            <Message>No &lt;b&gt;.</Message>
          </Error>
          <RequestId>id</RequestId>
        </ErrorResponse>
        """,
        Encoding.UTF8.GetString(Write(new("NoSuchEntity", "No <b>.", status), WireFormat.Query)));

    private static byte[] Write(ServiceException error, WireFormat format)
    {
        var output = new ArrayBufferWriter<byte>();
        ErrorBody.Write(error, format, "id", output);
        return output.WrittenSpan.ToArray();
    }
}
