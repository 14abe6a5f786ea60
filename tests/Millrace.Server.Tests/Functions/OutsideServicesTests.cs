using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Millrace.Model.Iam;
using Millrace.Model.Kinesis;
using Millrace.Model.Lambda;
using Millrace.Server.Tests.Authorization;
using Millrace.Wire.Signing;

namespace Millrace.Server.Tests.Functions;

/// <summary>Buckets and topics at other endpoints: documents of failures go there, and code comes from there.</summary>
public sealed class OutsideServicesTests : IAsyncLifetime
{
    private const string Role = $"arn:aws:iam::{SampleRequests.Account}:role/worker";
    private const string Bucket = "arn:aws:s3:::failures";
    private const string Topic = $"arn:aws:sns:{SampleRequests.Region}:{SampleRequests.Account}:failures";
    private const string MaySend = """{"Effect":"Allow","Action":["s3:PutObject","sns:Publish"],"Resource":["arn:aws:s3:::failures/*","arn:aws:sns:*:*:failures"]}""";

    private const string Code = """
        def handler(event, context):
            raise ValueError("no")
        """;

    private readonly FakeOutside _outside = new();
    private ServerProcess _server = null!;
    private SignedCaller _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync("--in-memory", "--s3-endpoint", $"http://user:p%40ss@{_outside.Authority}", "--sns-endpoint", $"http://user:p%40ss@{_outside.Authority}");
        _caller = new SignedCaller(_server.Endpoint);
        await _caller.DoAsync(
            IamApi.CreateRole,
            ("RoleName", "worker"),
            ("AssumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
    }

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await _server.DisposeAsync();
        await _outside.DisposeAsync();
    }

    [Fact]
    public async Task A_batch_that_is_given_up_becomes_an_object_with_its_records()
    {
        await AllowAsync(MappedFunction.MayRead, MaySend);
        await CreateAsync();
        await PutRecordAsync();
        var mapping = await MapAsync(Bucket);
        var put = await _outside.NextAsync();
        Assert.Equal("PUT", put.Method);
        Assert.Matches($"^/failures/aws/lambda/{mapping}/shardId-000000000000/\\d{{4}}/\\d\\d/\\d\\d/\\d{{4}}-\\d\\d-\\d\\dT\\d\\d\\.\\d\\d\\.\\d\\d-[0-9a-f-]{{36}}$", put.Path);
        Assert.Contains($"Credential=user/", put.Headers["Authorization"], StringComparison.Ordinal);
        var document = JsonNode.Parse(put.Text)!;
        Assert.Equal("RetryAttemptsExhausted", (string?)document["requestContext"]!["condition"]);
        var records = JsonNode.Parse((string)document["payload"]!)!["Records"]!.AsArray();
        Assert.Equal("aGVsbG8=", (string?)records.Single()!["kinesis"]!["data"]);
    }

    [Fact]
    public async Task A_batch_that_is_given_up_is_published_and_signed_as_the_endpoint_checks_it()
    {
        await AllowAsync(MappedFunction.MayRead, MaySend);
        await CreateAsync();
        await PutRecordAsync();

        // What is refused is sent again.
        _outside.Refusals.Enqueue((400, "<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>"));
        await MapAsync(Topic);
        await _outside.NextAsync();
        var published = await _outside.NextAsync();
        var form = HttpUtility.ParseQueryString(published.Text);
        Assert.Equal(("Publish", "2010-03-31", Topic), (form["Action"], form["Version"], form["TopicArn"]));
        Assert.Equal("RetryAttemptsExhausted", (string?)JsonNode.Parse(form["Message"]!)!["requestContext"]!["condition"]);
        var time = DateTimeOffset.ParseExact(published.Headers["X-Amz-Date"], "yyyyMMdd'T'HHmmss'Z'", null, System.Globalization.DateTimeStyles.AssumeUniversal);
        var expected = new RequestSigner("user", "p@ss", SampleRequests.Region, "sns").Authorize(new Received(published), ["content-type", "host", "x-amz-date"], published.Body, time);
        Assert.Equal(expected, published.Headers["Authorization"]);
    }

    [Fact]
    public async Task A_call_that_fails_is_told_to_a_topic_with_attributes_and_to_a_bucket()
    {
        await AllowAsync(MaySend);
        await CreateAsync(("DeadLetterConfig", new Dictionary<string, object> { ["TargetArn"] = Topic }));
        await _caller.DoAsync(LambdaApi.PutFunctionEventInvokeConfig, ("FunctionName", "f"), ("MaximumRetryAttempts", 0), ("DestinationConfig", OnFailure(Bucket)));
        await _caller.DoAsync(LambdaApi.Invoke, ("FunctionName", "f"), ("InvocationType", "Event"), ("Payload", """{"n":1}"""));
        var put = await _outside.NextAsync();
        Assert.StartsWith("/failures/aws/lambda/async/f/", put.Path, StringComparison.Ordinal);
        Assert.Equal("""{"n":1}""", JsonNode.Parse(put.Text)!["requestPayload"]!.ToJsonString());
        var form = HttpUtility.ParseQueryString((await _outside.NextAsync()).Text);
        Assert.Equal("""{"n":1}""", form["Message"]);
        Assert.Equal(("RequestID", "String"), (form["MessageAttributes.entry.1.Name"], form["MessageAttributes.entry.1.Value.DataType"]));
        Assert.Equal(("ErrorCode", "Number", "200"), (form["MessageAttributes.entry.2.Name"], form["MessageAttributes.entry.2.Value.DataType"], form["MessageAttributes.entry.2.Value.StringValue"]));
        Assert.Equal("no", form["MessageAttributes.entry.3.Value.StringValue"]);
    }

    [Fact]
    public async Task A_role_without_leave_is_told_so_when_the_destination_is_named()
    {
        await AllowAsync(MappedFunction.MayRead);
        await CreateAsync();
        await PutRecordAsync();
        foreach (var (arn, call) in new[] { (Bucket, "PutObject"), (Topic, "Publish") })
        {
            var refused = await _caller.CallAsync(LambdaApi.CreateEventSourceMapping, Mapping(arn));
            Assert.Equal(("InvalidParameterValueException", $"The function's execution role does not have permissions to call {call} on {arn}"), (refused.Code, refused.Message));
        }

        var invalid = await _caller.CallAsync(LambdaApi.CreateEventSourceMapping, Mapping("arn:aws:s3:::failures/folder"));
        Assert.Equal(("InvalidParameterValueException", "The destination ARN arn:aws:s3:::failures/folder is invalid."), (invalid.Code, invalid.Message));
    }

    [Fact]
    public async Task Code_comes_from_a_bucket()
    {
        _outside.Objects["/code/a%20folder/f.zip"] = Convert.FromBase64String(Zip());
        _outside.Objects["/code/g.zip?versionId=7"] = Convert.FromBase64String(Zip());
        var created = await _caller.DoAsync(LambdaApi.CreateFunction, Request(S3("a folder/f.zip")));
        var sha = (string?)JsonNode.Parse(created)!["CodeSha256"];
        Assert.Equal(Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(_outside.Objects["/code/a%20folder/f.zip"])), sha);
        await _caller.DoAsync(LambdaApi.UpdateFunctionCode, ("FunctionName", "f"), ("S3Bucket", "code"), ("S3Key", "g.zip"), ("S3ObjectVersion", "7"));
        await _caller.DoAsync(LambdaApi.PublishLayerVersion, ("LayerName", "l"), ("Content", S3("a folder/f.zip")));

        var missing = await _caller.CallAsync(LambdaApi.UpdateFunctionCode, new Dictionary<string, object> { ["FunctionName"] = "f", ["S3Bucket"] = "code", ["S3Key"] = "none" });
        Assert.Equal(
            (400, "InvalidParameterValueException", "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist."),
            (missing.Status, missing.Code, missing.Message));
        _outside.Objects["/code/no.zip"] = "no zip"u8.ToArray();
        var damaged = await _caller.CallAsync(LambdaApi.UpdateFunctionCode, new Dictionary<string, object> { ["FunctionName"] = "f", ["S3Bucket"] = "code", ["S3Key"] = "no.zip" });
        Assert.Equal("Could not unzip uploaded file. Please check your file, then try to upload again.", damaged.Message);
    }

    [Fact]
    public async Task Code_in_a_bucket_needs_leave_to_read_it()
    {
        await _caller.DoAsync(IamApi.CreateUser, ("UserName", "maker"));
        await _caller.DoAsync(
            IamApi.PutUserPolicy,
            ("UserName", "maker"),
            ("PolicyName", "make"),
            ("PolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["lambda:*","iam:PassRole"],"Resource":"*"}]}"""));
        var key = System.Xml.Linq.XElement.Parse(await _caller.DoAsync(IamApi.CreateAccessKey, ("UserName", "maker"))).Descendants().ToLookup(static e => e.Name.LocalName, static e => e.Value);
        using var maker = new SignedCaller(_server.Endpoint, key["AccessKeyId"].First(), key["SecretAccessKey"].First());
        var denied = await maker.CallAsync(LambdaApi.CreateFunction, Request(S3("f.zip")).ToDictionary(static m => m.Name, static m => m.Value));
        Assert.Equal("AccessDeniedException", denied.Code);
        Assert.Contains("s3:GetObject", denied.Message, StringComparison.Ordinal);
        Assert.Contains("arn:aws:s3:::code/f.zip", denied.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, object> OnFailure(string arn) => new() { ["OnFailure"] = new Dictionary<string, object> { ["Destination"] = arn } };

    private static Dictionary<string, object> S3(string key) => new() { ["S3Bucket"] = "code", ["S3Key"] = key };

    private static (string Name, object Value)[] Request(Dictionary<string, object> code, params (string Name, object Value)[] more) =>
    [
        ("FunctionName", "f"), ("Role", Role), ("Runtime", "python3.12"), ("Handler", "index.handler"), ("Timeout", 30), ("Code", code), .. more,
    ];

    private static Dictionary<string, object> Mapping(string destination) => new()
    {
        ["EventSourceArn"] = MappedFunction.Stream("s"),
        ["FunctionName"] = "f",
        ["StartingPosition"] = "TRIM_HORIZON",
        ["MaximumRetryAttempts"] = 0,
        ["DestinationConfig"] = OnFailure(destination),
    };

    private static string Zip()
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry("index.py");
            entry.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var file = entry.Open();
            file.Write(Encoding.UTF8.GetBytes(Code));
        }

        return Convert.ToBase64String(output.ToArray());
    }

    private async Task AllowAsync(params string[] statements) => await _caller.DoAsync(
        IamApi.PutRolePolicy, ("RoleName", "worker"), ("PolicyName", "send"), ("PolicyDocument", $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}"""));

    private Task<string> CreateAsync(params (string Name, object Value)[] more) =>
        _caller.DoAsync(LambdaApi.CreateFunction, Request(new Dictionary<string, object> { ["ZipFile"] = Zip() }, more));

    private async Task PutRecordAsync()
    {
        await _caller.DoAsync(KinesisApi.CreateStream, ("StreamName", "s"), ("ShardCount", 1));
        await _caller.DoAsync(KinesisApi.PutRecord, ("StreamName", "s"), ("PartitionKey", "k"), ("Data", "aGVsbG8="));
    }

    private async Task<string> MapAsync(string destination)
    {
        var answer = await _caller.CallAsync(LambdaApi.CreateEventSourceMapping, Mapping(destination));
        Assert.True(answer.Code is null, answer.Message);
        return (string)JsonNode.Parse(answer.Body)!["UUID"]!;
    }

    private sealed class Received(FakeOutside.Request request) : ISignableRequest
    {
        public string Method => request.Method;

        public string Path => request.Path;

        public string Query => "";

        public bool IsEncrypted => false;

        public string? Header(string name) => request.Headers.GetValueOrDefault(name);
    }
}
