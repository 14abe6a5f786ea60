using System.Globalization;
using System.Net.Http.Headers;
using System.Xml;
using Millrace.Settings;
using Millrace.Wire;
using Millrace.Wire.Signing;

namespace Millrace.Composition;

/// <summary>The topics of an SNS outside of this server, which speaks AWS's query protocol.</summary>
/// <param name="endpoint">Where it answers.</param>
/// <param name="machine">The machine's clock, by which signatures are judged.</param>
internal sealed class TopicEndpoint(ServiceEndpoint endpoint, TimeProvider machine) : IDisposable
{
    private const string FormType = "application/x-www-form-urlencoded; charset=utf-8";

    private static readonly string[] SignedHeaders = ["content-type", "host", "x-amz-date"];

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Publishes a message; done when the topic has it.</summary>
    /// <param name="topicArn">The topic.</param>
    /// <param name="message">The message.</param>
    /// <param name="attributes">Its attributes, with their types.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ServiceException">It was refused, or nobody answers.</exception>
    public async ValueTask PublishAsync(
        string topicArn, string message, IEnumerable<(string Name, string Type, string Value)> attributes, CancellationToken cancellationToken)
    {
        var form = new List<KeyValuePair<string, string>>
        {
            new("Action", "Publish"), new("Version", "2010-03-31"), new("TopicArn", topicArn), new("Message", message),
        };
        var number = 0;
        foreach (var (name, type, value) in attributes)
        {
            var entry = string.Create(CultureInfo.InvariantCulture, $"MessageAttributes.entry.{++number}.");
            form.Add(new(entry + "Name", name));
            form.Add(new(entry + "Value.DataType", type));
            form.Add(new(entry + "Value.StringValue", value));
        }

        using var content = new FormUrlEncodedContent(form);
        var body = await content.ReadAsByteArrayAsync(cancellationToken);

        // arn:aws:sns:REGION:ACCOUNT:NAME
        await SendAsync(body, topicArn.Split(':')[3], cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async ValueTask SendAsync(byte[] body, string region, CancellationToken cancellationToken)
    {
        var now = machine.GetUtcNow();
        var signed = new Signed(new Dictionary<string, string>
        {
            ["content-type"] = FormType,
            ["host"] = endpoint.Address.Authority,
            ["x-amz-date"] = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture),
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(FormType);
        request.Headers.TryAddWithoutValidation("x-amz-date", signed.Header("x-amz-date"));
        var signer = new RequestSigner(endpoint.AccessKeyId, endpoint.SecretAccessKey, region, "sns");
        request.Headers.TryAddWithoutValidation("Authorization", signer.Authorize(signed, SignedHeaders, body, now));
        try
        {
            // Off the thread that waits for sockets: whoever is told goes on here.
            using var answer = await _http.SendAsync(request, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            if (answer.IsSuccessStatusCode) return;
            throw ErrorIn(await answer.Content.ReadAsStringAsync(cancellationToken), (int)answer.StatusCode);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ServiceException("ServiceUnavailableException", $"The SNS endpoint {endpoint.Address} does not answer: {fault.Message}", 503);
        }
    }

    private static ServiceException ErrorIn(string answer, int status)
    {
        var code = "";
        var message = "";
        try
        {
            using var xml = XmlReader.Create(new StringReader(answer), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element) continue;
                if (xml.LocalName == "Code") code = ReadText(xml);
                else if (xml.LocalName == "Message") message = ReadText(xml);
            }
        }
        catch (XmlException)
        {
            // What was read until here is told.
        }

        return new ServiceException(
            code.Length > 0 ? code : "ServiceException",
            message.Length > 0 ? message : string.Create(CultureInfo.InvariantCulture, $"The SNS endpoint answered with the status {status}."),
            status);
    }

    private static string ReadText(XmlReader xml) => !xml.IsEmptyElement && xml.Read() && xml.NodeType == XmlNodeType.Text ? xml.Value : "";

    private sealed class Signed(IReadOnlyDictionary<string, string> headers) : ISignableRequest
    {
        public string Method => "POST";

        public string Path => "/";

        public string Query => "";

        public bool IsEncrypted => false;

        public string? Header(string name) => headers.GetValueOrDefault(name.ToLowerInvariant());
    }
}
