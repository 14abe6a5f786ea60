using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Millrace.Client;

/// <summary>
/// Takes a successful answer's body off the socket before it is decoded. The SDK's unmarshallers read synchronously, which would
/// block a thread of the pool for as long as a body of up to 10 MiB takes to arrive. A stream of events is left on it.
/// </summary>
internal sealed class ResponseBodyReader : PipelineHandler
{
    // The largest answer of GetRecords, 10 MiB in base64, fits; a longer one makes its room as it comes.
    private const int MostReserved = 16 << 20;

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var result = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        if (executionContext.RequestContext.Unmarshaller.HasStreamingProperty) return result;

        var answer = executionContext.ResponseContext.HttpResponse;
        var cancellationToken = executionContext.RequestContext.CancellationToken;

        using var body = answer.ResponseBody;
        var stream = await body.OpenResponseAsync().ConfigureAwait(false);
        var bytes = new MemoryStream((int)Math.Clamp(answer.ContentLength, 0, MostReserved));
        await stream.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        bytes.Position = 0;
        executionContext.ResponseContext.HttpResponse = new ReadResponse(answer, bytes);
        return result;
    }

    private sealed class ReadResponse(IWebResponseData answer, MemoryStream body) : IWebResponseData, IHttpResponseBody
    {
        public long ContentLength => body.Length;

        public string ContentType => answer.ContentType;

        public HttpStatusCode StatusCode => answer.StatusCode;

        public bool IsSuccessStatusCode => answer.IsSuccessStatusCode;

        public IHttpResponseBody ResponseBody => this;

        public string[] GetHeaderNames() => answer.GetHeaderNames();

        public bool IsHeaderPresent(string headerName) => answer.IsHeaderPresent(headerName);

        public string GetHeaderValue(string headerName) => answer.GetHeaderValue(headerName);

        public IEventStreamHeader GetEventStreamHeader(string headerName) => answer.GetEventStreamHeader(headerName);

        public bool IsEventHeaderPresent(string headerName) => answer.IsEventHeaderPresent(headerName);

        public Stream OpenResponse() => body;

        public Task<Stream> OpenResponseAsync() => Task.FromResult<Stream>(body);

        public void Dispose() => body.Dispose();
    }
}
