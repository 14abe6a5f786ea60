using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Text;
using Millrace.Model.Iam;
using Millrace.Model.Lambda;
using Millrace.Server.Tests.Authorization;

namespace Millrace.Server.Tests.Functions;

/// <summary>Records on their way through a function when the server is killed: after a restart it goes on from where it was, and skips nothing (facts/lambda.md 7).</summary>
public sealed class MappingKillTests
{
    private const int Records = 1200;
    private const string Account = SampleRequests.Account;
    private const string Region = SampleRequests.Region;

    /// <summary>Puts what it gets to another stream, as its id and what it holds.</summary>
    private const string Code = """
        exports.handler = async event => {
          const Records = event.Records.map(record => ({
            PartitionKey: "k",
            Data: Buffer.from(record.eventID + ":" + Buffer.from(record.kinesis.data, "base64")).toString("base64"),
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

    [Fact]
    public async Task A_mapping_goes_on_from_its_position_after_kill_9()
    {
        using var data = new TemporaryDirectory();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        int seenBefore;
        await using (var server = await ServerProcess.StartAsync("--data", data.Path))
        {
            await MakeAsync(server.Endpoint);
            using var caller = new KinesisCaller(server.Endpoint);
            IReadOnlyList<string> seen;
            for (seen = []; seen.Count < 50; seen = await SeenAsync(caller)) patience.Token.ThrowIfCancellationRequested();
            await server.KillAsync();
            seenBefore = seen.Count;
        }

        Assert.InRange(seenBefore, 50, Records - 1);
        await using var restarted = await ServerProcess.StartAsync("--data", data.Path);
        using var reader = new KinesisCaller(restarted.Endpoint);
        IReadOnlyList<string> all;
        for (all = []; all.Distinct().Count() < Records; all = await SeenAsync(reader)) patience.Token.ThrowIfCancellationRequested();
        Assert.Equal(Records, all.Select(static line => line.Split(':')[2]).Distinct().Count());
        foreach (var shard in all.Distinct().GroupBy(static line => line.Split(':')[0]))
        {
            var numbers = shard.Select(static line => BigInteger.Parse(line.Split(':')[1], CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(numbers.Order(), numbers);
        }

        // Only the batch that was under way in each shard comes twice.
        Assert.InRange(all.Count, Records, Records + 2 * 5);
    }

    private static async Task MakeAsync(Uri endpoint)
    {
        using var kinesis = new KinesisCaller(endpoint);
        await kinesis.CreateStreamAsync("source", 2);
        await kinesis.CreateStreamAsync("seen", 1);
        using var caller = new SignedCaller(endpoint);
        await caller.DoAsync(
            IamApi.CreateRole,
            ("RoleName", "worker"),
            ("AssumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
        await caller.DoAsync(
            LambdaApi.CreateFunction,
            ("FunctionName", "f"),
            ("Role", $"arn:aws:iam::{Account}:role/worker"),
            ("Runtime", "nodejs20.x"),
            ("Handler", "index.handler"),
            ("Timeout", 60),
            ("Code", new Dictionary<string, object> { ["ZipFile"] = Zip() }));
        for (var first = 0; first < Records; first += 50)
            await kinesis.PutAsync("source", $"key-{first}", [.. Enumerable.Range(first, 50).Select(static n => $"{n}")]);

        var mapping = new Dictionary<string, object>
        {
            ["EventSourceArn"] = $"arn:aws:kinesis:{Region}:{Account}:stream/source",
            ["FunctionName"] = "f",
            ["StartingPosition"] = "TRIM_HORIZON",
            ["BatchSize"] = 5,
        };
        var denied = await caller.CallAsync(LambdaApi.CreateEventSourceMapping, mapping);
        Assert.StartsWith($"Cannot access stream {mapping["EventSourceArn"]}. Please ensure the role can perform the GetRecords,", denied.Message, StringComparison.Ordinal);
        await caller.DoAsync(
            IamApi.PutRolePolicy,
            ("RoleName", "worker"),
            ("PolicyName", "read"),
            ("PolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kinesis:Get*","kinesis:List*","kinesis:Describe*"],"Resource":"*"}]}"""));
        Assert.Null((await caller.CallAsync(LambdaApi.CreateEventSourceMapping, mapping)).Message);
    }

    private static async Task<IReadOnlyList<string>> SeenAsync(KinesisCaller caller) =>
        [.. (await caller.ReadToTipAsync(await caller.IteratorAsync("seen", "shardId-000000000000"))).Select(static record => record.Text)];

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
