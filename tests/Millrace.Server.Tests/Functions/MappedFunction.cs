using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Millrace.Model.Iam;
using Millrace.Model.Lambda;
using Millrace.Server.Tests.Authorization;

namespace Millrace.Server.Tests.Functions;

/// <summary>A function that puts what a mapping gives it to the stream "seen": a line of a record's id, its source and its data.</summary>
internal sealed class MappedFunction(Uri endpoint) : IDisposable
{
    public const string MayRead = """{"Effect":"Allow","Action":["kinesis:Get*","kinesis:List*","kinesis:Describe*","kinesis:SubscribeToShard"],"Resource":"*"}""";

    private const string Account = SampleRequests.Account;
    private const string Region = SampleRequests.Region;

    private const string Code = """
        exports.handler = async event => {
          const Records = event.Records.map(record => ({
            PartitionKey: "k",
            Data: Buffer.from([record.eventID, record.eventSourceARN, Buffer.from(record.kinesis.data, "base64")].join(" ")).toString("base64"),
          }));
          const answer = await fetch(process.env.AWS_ENDPOINT_URL, {
            method: "POST",
            headers: {
              "Content-Type": "application/x-amz-json-1.1",
              "X-Amz-Target": "Kinesis_20131202.PutRecords",
              "X-Amz-Date": "20260101T000000Z",
              "Authorization": "AUTHORIZATION",
            },
            body: JSON.stringify({ StreamName: "seen", Records }),
          });
          if (!answer.ok) throw new Error(await answer.text());
        };
        """;

    public SignedCaller Caller { get; } = new(endpoint);

    public KinesisCaller Kinesis { get; } = new(endpoint);

    /// <summary>The ARN of a stream.</summary>
    public static string Stream(string name) => $"arn:aws:kinesis:{Region}:{Account}:stream/{name}";

    /// <summary>Makes the function and the stream that it puts to. Its role may do nothing yet.</summary>
    public async Task MakeAsync()
    {
        await Kinesis.CreateStreamAsync("seen", 1);
        await Caller.DoAsync(
            IamApi.CreateRole,
            ("RoleName", "worker"),
            ("AssumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
        await Caller.DoAsync(
            LambdaApi.CreateFunction,
            ("FunctionName", "f"),
            ("Role", $"arn:aws:iam::{Account}:role/worker"),
            ("Runtime", "nodejs20.x"),
            ("Handler", "index.handler"),
            ("Timeout", 60),
            ("Code", new Dictionary<string, object> { ["ZipFile"] = Zip() }));
    }

    /// <summary>Says what its role may do.</summary>
    public Task AllowAsync(string statement) => Caller.DoAsync(
        IamApi.PutRolePolicy, ("RoleName", "worker"), ("PolicyName", "read"), ("PolicyDocument", $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}"""));

    /// <summary>Makes a mapping.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> MapAsync(string source, params (string Name, object Value)[] more)
    {
        var answer = await TryMapAsync(source, more);
        Assert.True(answer.Message is null, answer.Message);
        return (string)JsonNode.Parse(answer.Body)!["UUID"]!;
    }

    /// <summary>Makes a mapping, or not.</summary>
    public Task<SignedAnswer> TryMapAsync(string source, params (string Name, object Value)[] more)
    {
        var mapping = new Dictionary<string, object> { ["EventSourceArn"] = source, ["FunctionName"] = "f", ["StartingPosition"] = "TRIM_HORIZON" };
        foreach (var (name, value) in more) mapping[name] = value;
        return Caller.CallAsync(LambdaApi.CreateEventSourceMapping, mapping);
    }

    /// <summary>What a mapping says of its last batch, as soon as it says what is waited for.</summary>
    public async Task<string> ResultAsync(string uuid, Func<string, bool> awaited, CancellationToken patience)
    {
        while (true)
        {
            patience.ThrowIfCancellationRequested();
            var told = JsonNode.Parse(await Caller.DoAsync(LambdaApi.GetEventSourceMapping, ("UUID", uuid)))!;
            if ((string)told["LastProcessingResult"]! is var result && awaited(result)) return result;
            await Task.Delay(10, patience);
        }
    }

    /// <summary>The lines of the function, as soon as there are enough.</summary>
    public async Task<IReadOnlyList<string>> SeenAsync(Func<IReadOnlyList<string>, bool> isEnough, CancellationToken patience)
    {
        while (true)
        {
            patience.ThrowIfCancellationRequested();
            var records = await Kinesis.ReadToTipAsync(await Kinesis.IteratorAsync("seen", "shardId-000000000000"));
            List<string> lines = [.. records.Select(static record => record.Text)];
            if (isEnough(lines)) return lines;
            await Task.Delay(10, patience);
        }
    }

    public void Dispose()
    {
        Caller.Dispose();
        Kinesis.Dispose();
    }

    private static string Zip()
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("index.js").Open();
            entry.Write(Encoding.UTF8.GetBytes(Code.Replace("AUTHORIZATION", KinesisCaller.Authorization, StringComparison.Ordinal)));
        }

        return Convert.ToBase64String(output.ToArray());
    }
}
