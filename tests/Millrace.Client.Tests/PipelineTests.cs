using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;
using static Millrace.Client.Tests.ScriptedServer;

namespace Millrace.Client.Tests;

/// <summary>What goes over the wire, and what the SDK's pipeline makes of the answers.</summary>
public sealed class PipelineTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_JSON_1_1_with_its_operation_in_the_target_and_signed_for_the_region()
    {
        await using var server = new ScriptedServer(Answer.Ok);
        using var client = Clients.At(server.Url);

        await client.ListStreamsAsync(new ListStreamsRequest { Limit = 7 }, Ending);

        var request = Assert.Single(server.Requests);
        Assert.Equal("POST / HTTP/1.1", request.Line);
        Assert.Equal("application/x-amz-json-1.1", request.Headers["Content-Type"]);
        Assert.Equal("Kinesis_20131202.ListStreams", request.Headers["X-Amz-Target"]);
        Assert.Equal("""{"Limit":7}""", request.Body);
        Assert.Equal(["test", request.Headers["X-Amz-Date"][..8], "eu-west-1", "kinesis", "aws4_request"], request.Credential);
        Assert.Contains("api/Kinesis", request.Headers["User-Agent"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task An_answer_is_read_with_its_length_and_in_chunks_and_when_it_is_logged(bool chunked, bool logged)
    {
        const string Records = """{"Records":[{"Data":"aGVsbG8=","PartitionKey":"k","SequenceNumber":"1"}],"MillisBehindLatest":5}""";
        await using var server = new ScriptedServer(new Answer(200, Records) { Chunked = chunked });
        using var client = Clients.At(server.Url, c => c.LogResponse = logged);

        var answer = await client.GetRecordsAsync(new GetRecordsRequest { ShardIterator = "i" }, Ending);

        Assert.Equal("hello"u8.ToArray(), Assert.Single(answer.Records).Data!.Value.ToArray());
        Assert.Equal(5, answer.MillisBehindLatest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public async Task An_operation_without_output_takes_an_empty_body(string body)
    {
        await using var server = new ScriptedServer(new Answer(200, body));
        using var client = Clients.At(server.Url);

        await client.DeleteStreamAsync(new DeleteStreamRequest { StreamName = "s" }, Ending);

        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(500, "InternalFailure")]
    [InlineData(503, "ServiceUnavailable")]
    [InlineData(400, "ProvisionedThroughputExceededException")]
    [InlineData(400, "LimitExceededException")]
    [InlineData(400, "ThrottlingException")]
    public async Task A_server_fault_and_throttling_are_tried_again(int status, string code)
    {
        await using var server = new ScriptedServer(Answer.Error(status, code), Answer.Ok);
        using var client = Clients.At(server.Url);

        await client.ListStreamsAsync(new ListStreamsRequest(), Ending);

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(server.Requests.First().Body, server.Requests.Last().Body);
    }

    [Fact]
    public async Task An_answer_cut_off_is_tried_again()
    {
        await using var server = new ScriptedServer(Answer.Ok with { BodyBytesSent = 5 }, Answer.Ok);
        using var client = Clients.At(server.Url);

        await client.ListStreamsAsync(new ListStreamsRequest(), Ending);

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Attempts_end_and_the_last_error_is_thrown()
    {
        await using var server = new ScriptedServer(Answer.Error(500, "InternalFailure"));
        using var client = Clients.At(server.Url, c => c.MaxErrorRetry = 1);

        var error = await Assert.ThrowsAsync<InternalFailureException>(() => client.ListStreamsAsync(new ListStreamsRequest(), Ending));

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(HttpStatusCode.InternalServerError, error.StatusCode);
        Assert.Equal(ErrorType.Receiver, error.ErrorType);
        Assert.False(error.Retryable.Throttling);
    }

    [Fact]
    public async Task A_wrong_clock_is_corrected_by_the_answers_date()
    {
        var skewed = Answer.Error(400, "InvalidSignatureException", "Signature expired") with
        {
            Headers = new Dictionary<string, string>
            {
                ["Date"] = TimeProvider.System.GetUtcNow().AddHours(3).ToString("R", CultureInfo.InvariantCulture),
            },
        };
        await using var server = new ScriptedServer(skewed, Answer.Ok);
        using var client = Clients.At(server.Url);

        await client.ListStreamsAsync(new ListStreamsRequest(), Ending);

        static DateTime Date(Request r) => DateTime.ParseExact(r.Headers["X-Amz-Date"], "yyyyMMddTHHmmssZ", CultureInfo.InvariantCulture);
        Assert.InRange(Date(server.Requests.Last()) - Date(server.Requests.First()), TimeSpan.FromHours(2.9), TimeSpan.FromHours(3.1));
    }

    [Fact]
    public async Task A_call_can_be_cancelled_before_the_answer()
    {
        await using var server = new ScriptedServer(Answer.NoAnswer);
        using var client = Clients.At(server.Url);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ending);

        var call = client.ListStreamsAsync(new ListStreamsRequest(), cancel.Token);
        await server.FirstRequest.Task.WaitAsync(Ending);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_call_can_be_cancelled_in_the_middle_of_the_answer()
    {
        await using var server = new ScriptedServer(Answer.Ok with { BodyBytesSent = 5, StallsAfterBody = true });
        using var client = Clients.At(server.Url);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ending);

        var call = client.ListStreamsAsync(new ListStreamsRequest(), cancel.Token);
        await server.FirstRequest.Task.WaitAsync(Ending);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_disposed_client_refuses_calls()
    {
        var client = Clients.At("http://127.0.0.1:1");
        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.ListStreamsAsync(new ListStreamsRequest(), Ending));
    }
}
