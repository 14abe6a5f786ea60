using System.IO.Compression;
using System.Net;
using System.Text;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Server.Tests.Http;

/// <summary>A service that left the query protocol for others and still speaks all of them (facts/sqs.md, facts/logs-metrics.md B).</summary>
public sealed class SeveralProtocolsTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Query = "Action=Put&Version=2022-05-06&StreamName=s&Data=AQID";
    private const string Json = """{"StreamName":"s","PartitionKey":"k","Data":"AQID"}""";

    private static readonly ServiceDescriptor Barn = new("Barn", "2022-05-06", "barn", "barn", "Barn", "https://barn.example/")
    {
        JsonVersion = "1.0",
        ErrorNamespace = "com.barn",
        PathMember = "PartitionKey",
        SpeaksRpcCbor = true,
        AcceptsGzip = true,
    };

    private readonly List<string> _keys = [];

    [Theory]
    [InlineData("/", "&PartitionKey=k", "k")]
    [InlineData("/123456789012/queue", "&PartitionKey=k", "k")]
    [InlineData("/123456789012/queue", "", "/123456789012/queue")]
    public async Task A_query_comes_on_any_path_which_stands_for_a_member_that_the_form_lacks(string path, string more, string key)
    {
        await using var server = await StartAsync();
        using var response = await SendAsync(server, path, Form, Encoding.UTF8.GetBytes(Query + more));
        Assert.Equal((HttpStatusCode.OK, "text/xml"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("<PutResponse xmlns=\"https://barn.example/\">", await TextAsync(response), StringComparison.Ordinal);
        Assert.Equal([key], _keys);
    }

    [Fact]
    public async Task JSON_is_spoken_as_well_and_on_any_path()
    {
        await using var server = await StartAsync();
        using var response = await SendAsync(server, "/123456789012/queue", "application/x-amz-json-1.0", Encoding.UTF8.GetBytes(Json), ("X-Amz-Target", "Barn.Put"));
        Assert.Equal("application/x-amz-json-1.0", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("""{"ShardId":"s","SequenceNumber":"1"}""", await TextAsync(response));
    }

    [Fact]
    public async Task Smithys_CBOR_names_the_operation_in_the_path_and_itself_in_a_header()
    {
        await using var server = await StartAsync();
        var body = new System.Buffers.ArrayBufferWriter<byte>();
        WireCodec.Write(new PutRecordRequest { StreamName = "s", PartitionKey = "k", Data = new byte[] { 1 } }, WireFormat.RpcCbor, body);
        using var response = await SendAsync(
            server, "/service/Barn/operation/Put", "application/cbor", body.WrittenSpan.ToArray(), ("smithy-protocol", "rpc-v2-cbor"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/cbor", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["rpc-v2-cbor"], response.Headers.GetValues("smithy-protocol"));
        var answer = WireCodec.Read<PutRecordResponse>(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), WireFormat.RpcCbor, out _);
        Assert.Equal("1", answer!.SequenceNumber.ToString());
    }

    [Theory]
    [InlineData("/service/Barn/operation/Put", "com.amazon.coral.validate#ValidationException")]
    [InlineData("/service/Barn/operation/NoSuch", "com.amazon.coral.service#UnknownOperationException")]
    public async Task Without_a_body_Smithys_CBOR_has_no_members(string path, string type)
    {
        await using var server = await StartAsync();
        using var response = await SendAsync(server, path, contentType: null, [], ("smithy-protocol", "rpc-v2-cbor"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(type, await TextAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_speak_it_is_not_found_by_it()
    {
        await using var server = await StartAsync();
        using var response = await SendAsync(
            server, "/service/Kinesis_20131202/operation/PutRecord", "application/cbor", [0xA0], ("smithy-protocol", "rpc-v2-cbor"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("smithy-protocol"));
    }

    [Fact]
    public async Task Errors_tell_their_old_name_too()
    {
        await using var server = await StartAsync(new ServiceException("GoneException", "No.") { QueryCode = "Barn.Gone" });
        using var query = await SendAsync(server, "/", Form, Encoding.UTF8.GetBytes(Query + "&PartitionKey=k"));
        Assert.Contains("<Code>Barn.Gone</Code>", await TextAsync(query), StringComparison.Ordinal);
        Assert.False(query.Headers.Contains("x-amzn-query-error"));

        using var json = await SendAsync(server, "/", "application/x-amz-json-1.0", Encoding.UTF8.GetBytes(Json), ("X-Amz-Target", "Barn.Put"));
        Assert.Equal("""{"__type":"com.barn#GoneException","message":"No."}""", await TextAsync(json));
        Assert.Equal(["Barn.Gone;Sender"], json.Headers.GetValues("x-amzn-query-error"));
    }

    [Fact]
    public async Task Compressed_bodies_are_read_in_every_protocol()
    {
        await using var server = await StartAsync();
        using var query = await SendAsync(server, "/", Form, Compressed(Query + "&PartitionKey=q"), ("Content-Encoding", "gzip"));
        Assert.Equal(HttpStatusCode.OK, query.StatusCode);
        using var json = await SendAsync(
            server, "/", "application/x-amz-json-1.0", Compressed(Json), ("X-Amz-Target", "Barn.Put"), ("Content-Encoding", "gzip"));
        Assert.Equal(HttpStatusCode.OK, json.StatusCode);
        Assert.Equal(["q", "k"], _keys);
    }

    [Fact]
    public async Task A_compressed_form_to_a_service_that_takes_none_is_not_understood()
    {
        await using var server = await StartAsync();
        using var response = await SendAsync(
            server, "/", Form, Compressed("Action=GetCallerIdentity&Version=2011-06-15"), ("Content-Encoding", "gzip"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static byte[] Compressed(string text)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return output.ToArray();
    }

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static Task<HttpResponseMessage> SendAsync(
        EndpointServer server, string path, string? contentType, byte[] body, params (string Name, string Value)[] headers) =>
        new AwsRequest { Target = path, ContentType = contentType, Operation = null, Body = body, Service = "barn", Headers = headers }.SendAsync(server);

    private Task<EndpointServer> StartAsync(ServiceException? error = null) => EndpointServer.StartAsync(more:
    [
        new OperationBinding<PutRecordRequest, PutRecordResponse>(
            new Operation<PutRecordRequest, PutRecordResponse>(Barn, "Put", "*", readOnly: false), new Handler(_keys, error)),
    ]);

    private sealed class Handler(List<string> keys, ServiceException? error) : IOperationHandler<PutRecordRequest, PutRecordResponse>
    {
        public ValueTask<PutRecordResponse> HandleAsync(PutRecordRequest request, RequestContext context, CancellationToken cancellationToken)
        {
            if (error is not null) throw error;
            keys.Add(request.PartitionKey);
            return ValueTask.FromResult(new PutRecordResponse { ShardId = request.StreamName!, SequenceNumber = "1" });
        }
    }
}
