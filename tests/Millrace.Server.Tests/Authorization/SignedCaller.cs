using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Millrace.Server.Tests.Http;
using Millrace.Wire;

namespace Millrace.Server.Tests.Authorization;

/// <summary>What an answer says.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The error's name; null for a success.</param>
/// <param name="Message">The error's text.</param>
/// <param name="Body">The body.</param>
internal sealed record SignedAnswer(int Status, string? Code, string? Message, string Body);

/// <summary>Calls any operation of any service with a key pair.</summary>
internal sealed class SignedCaller(Uri server, string accessKeyId = "test", string secret = "test", string? token = null) : IDisposable
{
    private readonly HttpClient _client = new();

    /// <summary>Calls an operation; lists and maps are written as its protocol has them.</summary>
    public async Task<SignedAnswer> CallAsync(Operation operation, IReadOnlyDictionary<string, object> parameters)
    {
        var isQuery = operation.Service is { TargetPrefix: null, XmlNamespace: not null };
        var request = operation.Http is { } http ? Rest(operation, http, parameters) : new AwsRequest
        {
            AccessKeyId = accessKeyId,
            Secret = secret,
            Service = operation.Service.SigningName,
            Region = SampleRequests.Region,
            ContentType = isQuery ? "application/x-www-form-urlencoded" : operation.Service.JsonVersion == "1.0" ? "application/x-amz-json-1.0" : AwsRequest.Json,
            Operation = isQuery ? null : $"{operation.Service.TargetPrefix}.{operation.Name}",
            Body = isQuery ? Form(operation, parameters) : JsonSerializer.SerializeToUtf8Bytes(parameters),
            Headers = token is null ? [] : [("X-Amz-Security-Token", token)],
        };
        using var message = request.Build(server);
        using var response = await _client.SendAsync(message, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (response.IsSuccessStatusCode) return new SignedAnswer((int)response.StatusCode, null, null, body);
        if (isQuery)
        {
            var error = XElement.Parse(body).Element("Error")!;
            return new SignedAnswer((int)response.StatusCode, (string?)error.Element("Code"), (string?)error.Element("Message"), body);
        }

        if (operation.Service.IsRest && !response.Headers.Contains("x-amzn-ErrorType")) return new SignedAnswer((int)response.StatusCode, "", null, body);
        using var json = JsonDocument.Parse(body);
        var text = json.RootElement.EnumerateObject().Where(static member => member.Name.Equals("message", StringComparison.OrdinalIgnoreCase)).Select(static member => member.Value.GetString());
        var code = operation.Service.IsRest
            ? response.Headers.GetValues("x-amzn-ErrorType").Single()
            : json.RootElement.GetProperty("__type").GetString()!.Split('#')[^1];
        return new SignedAnswer((int)response.StatusCode, code, text.FirstOrDefault(), body);
    }

    /// <summary>Calls an operation that must succeed.</summary>
    public async Task<string> DoAsync(Operation operation, params (string Name, object Value)[] parameters)
    {
        var answer = await CallAsync(operation, parameters.ToDictionary(static p => p.Name, static p => p.Value));
        Assert.True(answer.Code is null, $"{operation.Name}: {answer.Code}: {answer.Message}");
        return answer.Body;
    }

    public void Dispose() => _client.Dispose();

    private AwsRequest Rest(Operation operation, HttpBinding http, IReadOnlyDictionary<string, object> parameters)
    {
        var body = new Dictionary<string, object>(parameters);
        var target = http.Path;
        List<(string Name, string Value)> headers = token is null ? [] : [("X-Amz-Security-Token", token)];
        byte[]? payload = null;
        foreach (var member in http.Request)
        {
            if (!body.Remove(member.Member, out var value)) continue;
            foreach (var element in value as object[] ?? [value])
            {
                var plain = Convert.ToString(element, CultureInfo.InvariantCulture)!;
                var text = Uri.EscapeDataString(plain);
                if (member.Location == MemberLocation.Header) headers.Add((member.Name, plain));
                else if (member.Location == MemberLocation.Payload) payload = Encoding.UTF8.GetBytes(plain);
                else if (member.Location == MemberLocation.Path) target = target.Replace($"{{{member.Name}}}", text, StringComparison.Ordinal);
                else target += $"{(target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{member.Name}={text}";
            }
        }

        return new AwsRequest
        {
            AccessKeyId = accessKeyId,
            Secret = secret,
            Service = operation.Service.SigningName,
            Region = SampleRequests.Region,
            Method = new HttpMethod(http.Method),
            Target = target,
            ContentType = "application/json",
            Operation = null,
            Body = payload ?? (http.Method is "POST" or "PUT" ? JsonSerializer.SerializeToUtf8Bytes(body) : []),
            Headers = headers,
        };
    }

    private static byte[] Form(Operation operation, IReadOnlyDictionary<string, object> parameters)
    {
        var pairs = new List<string> { $"Action={operation.Name}", $"Version={operation.Service.Version}" };
        foreach (var (name, value) in parameters) Add(name, value);
        return Encoding.UTF8.GetBytes(string.Join('&', pairs));

        void Add(string name, object value)
        {
            switch (value)
            {
                case object[] list:
                    for (var i = 0; i < list.Length; i++) Add($"{name}.member.{i + 1}", list[i]);
                    break;
                case Dictionary<string, object> structure:
                    foreach (var (member, inner) in structure) Add($"{name}.{member}", inner);
                    break;
                default:
                    pairs.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(Convert.ToString(value, CultureInfo.InvariantCulture)!)}");
                    break;
            }
        }
    }
}
