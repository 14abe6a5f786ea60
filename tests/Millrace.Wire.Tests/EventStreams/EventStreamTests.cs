using System.Buffers;
using System.Text;

namespace Millrace.Wire.Tests.EventStreams;

public sealed class EventStreamTests : IDisposable
{
    private readonly PostRoom _room = new();
    private readonly RequestContext _context = new("id", new Caller("000000000000", "arn:aws:iam::000000000000:root", "000000000000", "test"), "eu-west-1");

    public void Dispose() => _context.Dispose();

    [Fact]
    public void The_first_frame_is_this_to_the_byte()
    {
        // Made from the format's description, with the CRC-32 of another library.
        var expected = "0000007200000060AB820D9E0D3A6D6573736167652D747970650700056576656E740B3A6576656E742D74797065070010696E69746961"
            + "6C2D726573706F6E73650D3A636F6E74656E742D7479706507001A6170706C69636174696F6E2F782D616D7A2D6A736F6E2D312E317B7DE16E66E4";
        using var frame = new EventFrameWriter();
        var bytes = frame.InitialResponse();
        Assert.Equal(expected, Convert.ToHexString(bytes.Span));
        Assert.Equal(
            [(":message-type", "event"), (":event-type", "initial-response"), (":content-type", "application/x-amz-json-1.1")],
            ReceivedFrame.Read(bytes).Headers);
    }

    [Theory]
    [InlineData(WireFormat.Json)]
    [InlineData(WireFormat.Cbor)]
    public async Task Events_follow_the_first_frame_in_JSON_whatever_the_request_was(WireFormat format)
    {
        var body = format == WireFormat.Json ? """{"Name":"abc"}"""u8.ToArray() : [0xA1, 0x64, .. "Name"u8, 0x63, .. "abc"u8];
        var frames = await OpenAsync(body, format);
        Assert.Equal(["{}", """{"Place":"here"}""", """{"Place":"abc"}"""], frames.Select(frame => frame.Payload));
        Assert.All(frames.Skip(1), frame => Assert.Equal(
            [(":message-type", "event"), (":event-type", "ParcelMoved"), (":content-type", "application/json")], frame.Headers));
    }

    [Fact]
    public async Task A_frame_is_as_large_as_it_must_be_and_the_next_is_whole_again()
    {
        var name = new string('x', 3_000_000);
        var frames = await OpenAsync(Encoding.UTF8.GetBytes($$"""{"Name":"{{name}}"}"""), WireFormat.Json);
        Assert.Equal($$"""{"Place":"{{name}}"}""", frames[2].Payload);

        using var frame = new EventFrameWriter();
        Assert.Equal(name.Length + 12, ReceivedFrame.Read(frame.Event("e", new ParcelMoved { Place = name })).Payload.Length);
        Assert.Equal("""{"Place":"y"}""", ReceivedFrame.Read(frame.Event("e", new ParcelMoved { Place = "y" })).Payload);
    }

    [Fact]
    public async Task An_error_before_the_stream_is_an_ordinary_one()
    {
        _room.Dropped.Add("abc");
        var error = await Assert.ThrowsAsync<ServiceException>(() => OpenAsync("""{"Name":"abc"}"""u8.ToArray(), WireFormat.Json));
        Assert.Equal("abc is gone.", error.Text);
    }

    [Fact]
    public void An_error_in_the_stream_is_a_frame()
    {
        var frame = ReceivedFrame.Read(EventStreamError.ToFrame(new ServiceException("GoneException", "Gone \"ä\".")));
        Assert.Equal([(":message-type", "exception"), (":exception-type", "GoneException"), (":content-type", "application/json")], frame.Headers);
        Assert.Equal("""{"message":"Gone \"ä\"."}""", frame.Payload);
        Assert.Equal("{}", ReceivedFrame.Read(EventStreamError.ToFrame(new ServiceException("GoneException", null))).Payload);
    }

    private async Task<List<ReceivedFrame>> OpenAsync(byte[] body, WireFormat format)
    {
        var call = PostHandlers.Bind(_room).Single(b => b.Operation.Name == "TraceParcel").Decode(body, format);
        call.Validate();
        var output = new ArrayBufferWriter<byte>();
        var frames = await call.ExecuteAsync(_context, output, TestContext.Current.CancellationToken);
        Assert.Equal(0, output.WrittenCount);
        var received = new List<ReceivedFrame>();
        await foreach (var frame in frames!.WithCancellation(TestContext.Current.CancellationToken)) received.Add(ReceivedFrame.Read(frame));
        return received;
    }
}
