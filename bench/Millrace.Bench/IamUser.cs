using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Millrace.Wire.Signing;

namespace Millrace.Bench;

/// <summary>Makes a user who may put to one stream, by bare requests to IAM.</summary>
internal static class IamUser
{
    private static readonly RequestSigner Root = new("test", "test", "us-east-1", "iam");

    /// <summary>Makes the user, and returns what signs for it.</summary>
    public static async Task<RequestSigner> CreateAsync(Uri endpoint, string stream)
    {
        var policy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kinesis:PutRecord","Resource":"arn:aws:kinesis:*:*:stream/{{stream}}"}]}""";
        await CallAsync(endpoint, "Action=CreateUser&UserName=device");
        await CallAsync(endpoint, $"Action=PutUserPolicy&UserName=device&PolicyName=put&PolicyDocument={Uri.EscapeDataString(policy)}");
        var key = XElement.Parse(await CallAsync(endpoint, "Action=CreateAccessKey&UserName=device"));
        return new RequestSigner(Find("AccessKeyId"), Find("SecretAccessKey"), SignedRequest.Region, "kinesis");

        string Find(string name) => key.Descendants().Single(element => element.Name.LocalName == name).Value;
    }

    private static async Task<string> CallAsync(Uri endpoint, string form)
    {
        var body = $"{form}&Version=2010-05-08";
        var now = TimeProvider.System.GetUtcNow();
        (string, string)[] headers = [("Host", endpoint.Authority), ("X-Amz-Date", SignatureTime.ToText(now))];
        var authorization = Root.Authorize(new SignedRequest(headers, body), ["host", "x-amz-date"], Encoding.UTF8.GetBytes(body), now);
        using var http = new HttpClient();
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new StringContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        message.Headers.TryAddWithoutValidation("X-Amz-Date", SignatureTime.ToText(now));
        message.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await http.SendAsync(message);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{form}: {text}");
    }
}
