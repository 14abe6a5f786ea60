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

    [Theory]
    [InlineData("GoneException", "No.", """{"__type":"com.parcels.v1#GoneException","message":"No."}""")]
    [InlineData("ValidationException", "No.", """{"__type":"com.amazon.coral.validate#ValidationException","message":"No."}""")]
    [InlineData("SerializationException", null, """{"__type":"com.amazon.coral.service#SerializationException"}""")]
    [InlineData("AccessDeniedException", "No.", """{"__type":"com.amazon.coral.service#AccessDeniedException","Message":"No."}""")]
    public void JSON_of_a_service_with_a_namespace_for_its_errors(string code, string? text, string body)
    {
        var service = new ServiceDescriptor("Parcel", "v1", "parcel", "parcel", "Parcel", null) { ErrorNamespace = "com.parcels.v1" };
        Assert.Equal(body, Encoding.UTF8.GetString(Write(new(code, text), WireFormat.Json, service)));
    }

    [Fact]
    public void Details_stand_beside_the_text()
    {
        var error = new ServiceException("GoneException", "No.") { Details = new Shelf("left") };
        Assert.Equal("""{"__type":"GoneException","message":"No.","shelf":"left"}""", Encoding.UTF8.GetString(Write(error, WireFormat.Json)));
        Assert.Equal((byte)0xA3, Write(error, WireFormat.Cbor)[0]);
    }

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

    private static byte[] Write(ServiceException error, WireFormat format, ServiceDescriptor? service = null)
    {
        var output = new ArrayBufferWriter<byte>();
        ErrorBody.Write(error, service, format, "id", output);
        return output.WrittenSpan.ToArray();
    }

    private sealed class Shelf(string name) : ErrorDetails
    {
        public override int Members => 1;

        public override void Write<TWriter>(ref TWriter writer)
        {
            writer.Member("shelf"u8);
            writer.WriteString(name);
        }
    }
}
