using System.Text.Json.Nodes;

namespace Millrace.Lambda.Tests.Operations;

public sealed class CreateFunctionTests
{
    [Fact]
    public async Task A_new_function_has_the_defaults_of_AWS()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var answer = await lambda.CreateAsync("f");
        Assert.Equal("The function is being created.", (string?)answer["StateReason"]);
        Assert.Equal(("Pending", "Creating"), ((string?)answer["State"], (string?)answer["StateReasonCode"]));
        var revision = answer["RevisionId"]!.ToString();
        foreach (var changing in new[] { "RevisionId", "State", "StateReason", "StateReasonCode", "RuntimeVersionConfig" }) answer.Remove(changing);
        var expected = JsonNode.Parse($$"""
            {"FunctionName":"f","FunctionArn":"{{TestLambda.Arn("f")}}","Runtime":"python3.13","Role":"{{TestLambda.Role}}","Handler":"index.handler",
             "CodeSize":{{Convert.FromBase64String(Zips.Small).Length}},"Description":"","Timeout":3,"MemorySize":128,"LastModified":"2026-01-22T01:22:02.500+0000",
             "CodeSha256":"{{Zips.Sha256(Zips.Small)}}","Version":"$LATEST","TracingConfig":{"Mode":"PassThrough"},"PackageType":"Zip","Architectures":["x86_64"],
             "EphemeralStorage":{"Size":512},"SnapStart":{"ApplyOn":"None","OptimizationStatus":"Off"},"LoggingConfig":{"LogFormat":"Text","LogGroup":"/aws/lambda/f"} }
            """);
        Assert.True(JsonNode.DeepEquals(expected, answer), answer.ToJsonString());

        var now = await lambda.ConfigurationAsync("f");
        Assert.Equal(("Active", "Successful"), ((string?)now["State"], (string?)now["LastUpdateStatus"]));
        Assert.NotEqual(revision, now["RevisionId"]!.ToString());
        Assert.Equal(201, await lambda.StatusAsync("CreateFunction", TestLambda.CreateRequest("g")));
    }

    [Fact]
    public async Task What_is_asked_for_is_kept()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """
            "Description":"d","Timeout":900,"MemorySize":10240,"Environment":{"Variables":{"STAGE":"test"}},"Architectures":["arm64"],"Tags":{"team":"a"},
            "TracingConfig":{"Mode":"Active"},"DeadLetterConfig":{"TargetArn":"arn:aws:sqs:eu-central-1:123456789012:q"},"LoggingConfig":{"LogFormat":"JSON"},
            "EphemeralStorage":{"Size":1024},"VpcConfig":{"SubnetIds":["subnet-1"],"SecurityGroupIds":["sg-1"]}
            """);
        var now = await lambda.ConfigurationAsync("f");
        Assert.Equal("test", (string?)now["Environment"]!["Variables"]!["STAGE"]);
        Assert.Equal((900, 10240, 1024), ((int)now["Timeout"]!, (int)now["MemorySize"]!, (int)now["EphemeralStorage"]!["Size"]!));
        Assert.Equal("Active", (string?)now["TracingConfig"]!["Mode"]);
        Assert.Equal("INFO", (string?)now["LoggingConfig"]!["ApplicationLogLevel"]);
        Assert.Equal("arm64", (string?)now["Architectures"]![0]);
        Assert.Equal("subnet-1", (string?)now["VpcConfig"]!["SubnetIds"]![0]);
        Assert.Equal("arn:aws:sqs:eu-central-1:123456789012:q", (string?)now["DeadLetterConfig"]!["TargetArn"]);
        Assert.Equal("a", (string?)(await lambda.SendAsync("GetFunction", """{"FunctionName":"f"}"""))["Tags"]!["team"]);
    }

    [Fact]
    public async Task A_version_can_be_published_at_once()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var answer = await lambda.CreateAsync("f", """ "Publish":true """);
        Assert.Equal(("1", TestLambda.Arn("f")), ((string?)answer["Version"], (string?)answer["FunctionArn"]));
        Assert.Equal("$LATEST", (string?)(await lambda.ConfigurationAsync("f"))["Version"]);
    }

    [Theory]
    [InlineData(""" "Timeout":901 """, "ValidationException", "1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900")]
    [InlineData(""" "MemorySize":10241 """, "InvalidParameterValueException", "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240")]
    [InlineData(""" "MemorySize":127 """, "ValidationException", "1 validation error detected: Value '127' at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128")]
    [InlineData(""" "Environment":{"Variables":{"AWS_REGION":"x"}} """, "InvalidParameterValueException", "Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION")]
    [InlineData(""" "Runtime":"nodejs14.x" """, "InvalidParameterValueException", "The runtime parameter of nodejs14.x is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.")]
    [InlineData(""" "Handler":null """, "InvalidParameterValueException", "Runtime and Handler are mandatory parameters for functions created with deployment packages.")]
    [InlineData(""" "Role":"arn:aws:iam::123456789012:role/other" """, "InvalidParameterValueException", "The role defined for the function cannot be assumed by Lambda.")]
    [InlineData(""" "FunctionName":"a234567890123456789012345678901234567890123456789012345678901234x" """, "InvalidParameterValueException", "1 validation error detected: Value 'a234567890123456789012345678901234567890123456789012345678901234x' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64")]
    [InlineData(""" "FunctionName":"arn:aws:lambda:us-east-1:123456789012:function:f" """, "ResourceNotFoundException", "Functions from 'us-east-1' are not reachable in this region ('eu-central-1')")]
    [InlineData(""" "Code":{"S3Bucket":"bucket","S3Key":"key"} """, "InvalidParameterValueException", "Error occurred while GetObject. This server is not connected to S3. Start it with --s3-endpoint to say where S3 answers, or send the code as a zip.")]
    [InlineData(""" "Code":{"ZipFile":"bm8gemlw"} """, "InvalidParameterValueException", "Could not unzip uploaded file. Please check your file, then try to upload again.")]
    public async Task What_is_wrong_is_told_in_the_words_of_AWS(string member, string code, string text)
    {
        await using var lambda = await TestLambda.OpenAsync();
        var request = JsonNode.Parse(TestLambda.CreateRequest("f"))!.AsObject();
        foreach (var (name, value) in JsonNode.Parse($"{{{member}}}")!.AsObject()) request[name] = value?.DeepClone();
        await lambda.RefusedAsync("CreateFunction", request.ToJsonString(), code, text);
        Assert.Empty((await lambda.SendAsync("ListFunctions", "{}"))["Functions"]!.AsArray());
    }

    [Fact]
    public async Task An_unknown_runtime_is_told_the_known_ones()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var error = await Assert.ThrowsAsync<Wire.ServiceException>(() => lambda.SendAsync("CreateFunction", TestLambda.CreateRequest("f").Replace("python3.13", "cobol", StringComparison.Ordinal)));
        Assert.Equal("InvalidParameterValueException", error.Code);
        Assert.StartsWith("Value cobol at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [nodejs16.x, ", error.Text, StringComparison.Ordinal);
        Assert.EndsWith("] or be a valid ARN", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variables_have_4_KB()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var value = new string('v', 4096 - """{"K1":""}""".Length);
        await lambda.CreateAsync("f", $$""" "Environment":{"Variables":{"K1":"{{value}}"} } """);
        await lambda.InvalidAsync(
            "CreateFunction",
            TestLambda.CreateRequest("g", $$""" "Environment":{"Variables":{"K1":"{{value}}x"} } """),
            "Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. "
            + $$"""String measured: {"K1":"{{value}}x"}""");
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var error = await lambda.RefusedAsync("CreateFunction", TestLambda.CreateRequest("f"), "ResourceConflictException", "Function already exist: f");
        Assert.Equal(409, error.Status);
        await lambda.SendFromAsync("CreateFunction", TestLambda.CreateRequest("f"), region: "us-east-1");
    }

    [Fact]
    public async Task Many_tags_are_too_many()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var tags = string.Join(',', Enumerable.Range(0, 51).Select(i => $"\"k{i}\":\"v\""));
        await lambda.InvalidAsync("CreateFunction", TestLambda.CreateRequest("f", $$""" "Tags":{ {{tags}} } """), "Number of tags exceeds resource tag limit.");
    }
}
