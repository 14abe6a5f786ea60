using System.Buffers;
using System.Text;

namespace Millrace.Wire.Tests;

public sealed class RestBodyTests
{
    private static HttpBinding PutBook => ShelfApi.PutBook.Http!;

    private static HttpBinding ReadBook => ShelfApi.ReadBook.Http!;

    [Fact]
    public void An_operation_knows_its_method_path_and_status()
    {
        Assert.Equal(("PUT", "/2022-05-06/shelves/{Shelf}/books/{Title}", 201, 1000), (PutBook.Method, PutBook.Path, PutBook.Status, PutBook.MaxBodyBytes));
        Assert.Equal(("POST", 200, true), (ReadBook.Method, ReadBook.Status, ReadBook.IsRequestPayload && ReadBook.IsResponsePayload));
        Assert.Equal("shelf:PlaceBook", ShelfApi.PutBook.Action);
        Assert.True(ShelfApi.Service.IsRest);
        Assert.Null(PostApi.SendParcel.Http);
    }

    [Fact]
    public void A_request_is_put_together_from_all_its_places()
    {
        var request = Read<PutBookRequest>(
            PutBook, """{"Author":"Ada","Chapters":["1","2"]}""",
            ("Shelf", "top"), ("Title", "Engines"), ("Labels", "a"), ("Labels", "b"), ("Copies", "3"), ("Reader", "me"));

        Assert.Equal(("top", "Engines", null, 3, "me", "Ada"), (request.Shelf, request.Title, request.Language, request.Copies, request.Reader, request.Author));
        Assert.Equal(["a", "b"], request.Labels);
        Assert.Equal(["1", "2"], request.Chapters);
    }

    [Fact]
    public void Only_the_bodys_own_members_give_way_to_those_outside()
    {
        var request = Read<PutBookRequest>(
            PutBook, """{"Title":"wrong","Cover":{"Title":"On the cover","Colour":"red"},"Author":"Ada"}""", ("Shelf", "top"), ("Title", "Engines"));

        Assert.Equal(("Engines", "Ada"), (request.Title, request.Author));
        Assert.Equal(new Cover { Title = "On the cover", Colour = "red" }, request.Cover);
    }

    [Fact]
    public void A_request_without_a_body_has_what_stands_outside() =>
        Assert.Equal("top", Read<PutBookRequest>(PutBook, "", ("Shelf", "top"), ("Title", "x")).Shelf);

    [Fact]
    public void A_payload_is_the_body_as_it_is()
    {
        var request = Read<ReadBookRequest>(ReadBook, "not {json", ("Title", "a/b"));
        Assert.Equal(("a/b", "not {json"), (request.Title, Encoding.UTF8.GetString(request.Voice!.Value.Span)));
    }

    [Theory]
    [InlineData("Copies", "many", "class java.lang.String can not be converted to an Integer")]
    public void A_member_outside_the_body_that_is_of_a_wrong_type_is_told(string member, string value, string text)
    {
        Assert.Equal(text, Fault(PutBook, "{}", (member, value)).TypeError);
    }

    [Fact]
    public void A_body_that_is_no_json_is_malformed() => Assert.True(Fault(PutBook, """{"Author":""").IsMalformed);

    [Fact]
    public void What_is_written_is_read_again()
    {
        var request = new PutBookRequest { Shelf = "a b", Title = "c/d", Labels = ["x", "y"], Copies = 2, Author = "Ada" };
        var output = new ArrayBufferWriter<byte>();

        var parts = RestBody.Write(request, PutBook.Request, output, alwaysJson: false);

        Assert.Equal("""{"Author":"Ada"}""", Encoding.UTF8.GetString(output.WrittenSpan));
        Assert.Equal(
            ["Shelf=a b", "Title=c/d", "label=x", "label=y", "copies=2"], parts.Parts.Select(part => $"{part.Binding.Name}={part.Value}"));
        var back = RestBody.Read<PutBookRequest>(parts, PutBook.Request, output.WrittenSpan.ToArray(), out var fault);
        Assert.Null(fault);
        Assert.Equal(request with { Labels = null }, back! with { Labels = null });
        Assert.Equal(request.Labels, back!.Labels);
    }

    [Fact]
    public void An_answer_sets_its_status_and_headers()
    {
        var output = new ArrayBufferWriter<byte>();
        var parts = RestBody.Write(new PutBookResponse { StatusCode = 202, Place = "7", Title = "t" }, PutBook.Response, output, alwaysJson: true);

        Assert.Equal(202, parts.Status);
        Assert.Equal("X-Place=7", Assert.Single(parts.Parts) is var part ? $"{part.Binding.Name}={part.Value}" : "");
        Assert.Equal("""{"Title":"t"}""", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void A_payload_is_written_as_it_is()
    {
        var output = new ArrayBufferWriter<byte>();
        var parts = RestBody.Write(new ReadBookResponse { Pages = 5, Sound = "la"u8.ToArray() }, ReadBook.Response, output, alwaysJson: true);
        Assert.Equal(("la", "5"), (Encoding.UTF8.GetString(output.WrittenSpan), Assert.Single(parts.Parts).Value));
    }

    [Fact]
    public void An_error_is_named_in_a_header_and_not_in_the_body()
    {
        var output = new ArrayBufferWriter<byte>();
        ErrorBody.Write(new ServiceException("GoneException", "It is gone.", 404) { MessageMember = "Message" }, ShelfApi.Service, WireFormat.Rest, "r", output);
        Assert.Equal("""{"Message":"It is gone."}""", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    private static T Read<T>(HttpBinding http, string body, params (string Member, string Value)[] parts)
        where T : class, IShape<T>
    {
        var request = RestBody.Read<T>(Parts(http, parts), http.Request, Encoding.UTF8.GetBytes(body), out var fault);
        Assert.Null(fault);
        return request!;
    }

    private static WireFault Fault(HttpBinding http, string body, params (string Member, string Value)[] parts)
    {
        RestBody.Read<PutBookRequest>(Parts(http, parts), http.Request, Encoding.UTF8.GetBytes(body), out var fault);
        return fault!;
    }

    private static RestParts Parts(HttpBinding http, (string Member, string Value)[] values)
    {
        var parts = new RestParts();
        foreach (var (member, value) in values) parts.Add(http.Request.Single(binding => binding.Member == member), value);
        return parts;
    }
}
