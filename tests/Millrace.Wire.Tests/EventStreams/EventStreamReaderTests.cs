using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Millrace.Wire.Tests.EventStreams;

/// <summary>What a client makes of the frames of an answer.</summary>
public sealed class EventStreamReaderTests
{
    [Fact]
    public async Task Events_are_read_and_the_opening_and_unknown_events_are_passed_over()
    {
        using var writer = new EventFrameWriter();
        byte[] answer =
        [
            .. writer.InitialResponse().Span,
            .. Moved(writer, "here"),
            .. writer.Event("ParcelWeighed", new ParcelMoved { Place = "not this" }).Span,
            .. Moved(writer, "there"),
        ];

        Assert.Equal(["here", "there"], await PlacesAsync(answer));
        Assert.Empty(await PlacesAsync([]));
    }

    [Fact]
    public async Task An_event_lives_on_when_the_next_is_read()
    {
        using var writer = new EventFrameWriter();
        byte[] answer = [.. writer.Event("ParcelMoved", new ParcelMoved { Place = "a" }).Span, .. Moved(writer, new string('b', 1_000_000))];

        Assert.Equal(["a", new string('b', 1_000_000)], await PlacesAsync(answer));
    }

    [Fact]
    public async Task Headers_of_every_type_are_understood()
    {
        byte[] others =
        [
            .. Header("a", 0, []), .. Header("b", 1, []), .. Header("c", 2, new byte[1]), .. Header("d", 3, new byte[2]), .. Header("e", 4, new byte[4]),
            .. Header("f", 5, new byte[8]), .. Header("g", 6, [0, 3, 1, 2, 3]), .. Header("h", 8, new byte[8]), .. Header("i", 9, new byte[16]),
        ];
        var answer = Frame([.. others, .. Text(":event-type", "ParcelMoved"), .. others, .. Text(":message-type", "event")], """{"Place":"here"}""");

        Assert.Equal(["here"], await PlacesAsync(answer));
    }

    [Fact]
    public async Task An_exception_and_an_error_are_thrown_after_the_events_before_them()
    {
        using var writer = new EventFrameWriter();
        byte[] before = [.. Moved(writer, "here")];
        var read = new List<string?>();

        var exception = await Assert.ThrowsAsync<ServiceException>(() =>
            ReadAsync([.. before, .. EventStreamError.ToFrame(new ServiceException("GoneException", "Gone \"ä\"."))], read));
        var silent = await Assert.ThrowsAsync<ServiceException>(() =>
            ReadAsync(EventStreamError.ToFrame(new ServiceException("InternalFailureException", null)), read));
        var error = await Assert.ThrowsAsync<ServiceException>(() => ReadAsync(
            Frame([.. Text(":message-type", "error"), .. Text(":error-code", "Broken"), .. Text(":error-message", "It broke.")], ""), read));

        Assert.Equal(["here"], read);
        Assert.Equal(("GoneException", "Gone \"ä\".", 400), (exception.Code, exception.Text, exception.Status));
        Assert.Equal(("InternalFailureException", null, 500), (silent.Code, silent.Text, silent.Status));
        Assert.Equal(("Broken", "It broke.", 400), (error.Code, error.Text, error.Status));
    }

    [Fact]
    public async Task No_bit_can_change_unseen()
    {
        using var writer = new EventFrameWriter();
        byte[] answer = [.. Moved(writer, "here")];
        for (var bit = 0; bit < answer.Length * 8; bit++)
        {
            byte[] damaged = [.. answer];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            await Assert.ThrowsAsync<InvalidDataException>(() => PlacesAsync(damaged));
        }
    }

    [Fact]
    public async Task An_end_within_a_frame_is_no_end()
    {
        using var writer = new EventFrameWriter();
        byte[] answer = [.. Moved(writer, "here")];
        for (var length = 1; length < answer.Length; length++)
            await Assert.ThrowsAsync<EndOfStreamException>(() => PlacesAsync(answer[..length]));
    }

    [Theory]
    [InlineData(15u, 0u)]
    [InlineData(100u, 85u)]
    [InlineData(100u, uint.MaxValue)]
    [InlineData(uint.MaxValue, 0u)]
    [InlineData((32u << 20) + 1, 0u)]
    public async Task Lengths_that_cannot_be_are_refused_before_any_room_is_made(uint total, uint headers)
    {
        var answer = new byte[200];
        BinaryPrimitives.WriteUInt32BigEndian(answer, total);
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(4), headers);
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(8), Crc32.HashToUInt32(answer.AsSpan(0, 8)));

        await Assert.ThrowsAsync<InvalidDataException>(() => PlacesAsync(answer));
    }

    [Theory]
    [InlineData("event", "ParcelMoved", "[]")]
    [InlineData("event", "ParcelMoved", "{")]
    [InlineData("event", "ParcelMoved", """{"Place":{}}""")]
    [InlineData("exception", "GoneException", "{")]
    public async Task A_payload_that_is_not_of_its_shape_is_refused(string message, string type, string payload)
    {
        var answer = Frame([.. Text(":message-type", message), .. Text(message == "event" ? ":event-type" : ":exception-type", type)], payload);

        await Assert.ThrowsAsync<InvalidDataException>(() => PlacesAsync(answer));
    }

    [Fact]
    public async Task Headers_that_run_out_are_refused()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => PlacesAsync(Frame([.. Text(":message-type", "event"), 200, 1, 2], "{}")));
        await Assert.ThrowsAsync<InvalidDataException>(() => PlacesAsync(Frame(Header("a", 77, []), "{}")));
        await Assert.ThrowsAsync<InvalidDataException>(() => PlacesAsync(Frame(Header("a", 7, [0, 9, 1]), "{}")));
    }

    private static byte[] Moved(EventFrameWriter writer, string place) => writer.Event("ParcelMoved", new ParcelMoved { Place = place }).ToArray();

    private static byte[] Text(string name, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        return Header(name, 7, [0, (byte)bytes.Length, .. bytes]);
    }

    private static byte[] Header(string name, byte type, byte[] value) => [(byte)name.Length, .. Encoding.UTF8.GetBytes(name), type, .. value];

    private static byte[] Frame(byte[] headers, string payload)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        var frame = new byte[16 + headers.Length + bytes.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(8), Crc32.HashToUInt32(frame.AsSpan(0, 8)));
        headers.CopyTo(frame, 12);
        bytes.CopyTo(frame, 12 + headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(frame.Length - 4), Crc32.HashToUInt32(frame.AsSpan(0, frame.Length - 4)));
        return frame;
    }

    private static async Task<List<string?>> PlacesAsync(byte[] answer)
    {
        var read = new List<string?>();
        await ReadAsync(answer, read);
        return read;
    }

    private static async Task ReadAsync(byte[] answer, List<string?> places)
    {
        using var stream = new MemoryStream(answer);
        await foreach (var moved in EventStreamReader.ReadAsync(PostApi.TraceParcel, stream, TestContext.Current.CancellationToken)) places.Add(moved.Place);
    }
}
