namespace Millrace.Lambda.Tests.Operations;

public sealed class EventInvokeConfigTests
{
    private const string Queue = "arn:aws:sqs:eu-central-1:123456789012:q";

    [Fact]
    public async Task What_is_set_is_told_and_what_is_left_out_of_a_change_stays()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var set = await lambda.SendAsync("PutFunctionEventInvokeConfig", """{"FunctionName":"f","MaximumRetryAttempts":1}""");
        Assert.Equal($"{TestLambda.Arn("f")}:$LATEST", (string?)set["FunctionArn"]);
        Assert.Equal("""{"OnSuccess":{},"OnFailure":{}}""", set["DestinationConfig"]!.ToJsonString());
        Assert.Null(set["MaximumEventAgeInSeconds"]);
        Assert.Equal(1769044922.5, (double)set["LastModified"]!);

        var changed = await lambda.SendAsync(
            "UpdateFunctionEventInvokeConfig",
            $$"""{"FunctionName":"f","MaximumEventAgeInSeconds":60,"DestinationConfig":{"OnFailure":{"Destination":"{{Queue}}"} } }""");
        Assert.Equal((1, 60, Queue), ((int)changed["MaximumRetryAttempts"]!, (int)changed["MaximumEventAgeInSeconds"]!, (string?)changed["DestinationConfig"]!["OnFailure"]!["Destination"]));
        Assert.Equal(changed.ToJsonString(), (await lambda.SendAsync("GetFunctionEventInvokeConfig", """{"FunctionName":"f"}""")).ToJsonString());
        var replaced = await lambda.SendAsync("PutFunctionEventInvokeConfig", """{"FunctionName":"f","MaximumRetryAttempts":0}""");
        Assert.Null(replaced["MaximumEventAgeInSeconds"]);
        Assert.Single((await lambda.SendAsync("ListFunctionEventInvokeConfigs", """{"FunctionName":"f"}"""))["FunctionEventInvokeConfigs"]!.AsArray());
        Assert.Equal(204, await lambda.StatusAsync("DeleteFunctionEventInvokeConfig", """{"FunctionName":"f"}"""));
        Assert.Empty((await lambda.SendAsync("ListFunctionEventInvokeConfigs", """{"FunctionName":"f"}"""))["FunctionEventInvokeConfigs"]!.AsArray());
    }

    [Fact]
    public async Task Destinations_are_checked()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        await lambda.CreateAsync("g");
        await lambda.InvalidAsync(
            "PutFunctionEventInvokeConfig", """{"FunctionName":"f"}""", "You must specify at least one of error handling or destination setting.");
        await lambda.InvalidAsync("PutFunctionEventInvokeConfig", Failure(TestLambda.Arn("f")), "You can't specify the function as a destination for itself.");
        await lambda.InvalidAsync("PutFunctionEventInvokeConfig", Failure(TestLambda.Arn("h")), $"The destination ARN {TestLambda.Arn("h")} is invalid.");
        await lambda.InvalidAsync(
            "PutFunctionEventInvokeConfig",
            Failure("arn:aws:kinesis:eu-central-1:123456789012:stream/s"),
            "The provided destination config DestinationConfig(onSuccess=null, "
            + "onFailure=OnFailure(destination=arn:aws:kinesis:eu-central-1:123456789012:stream/s)) is invalid.");
        await lambda.SendAsync("PutFunctionEventInvokeConfig", Failure(TestLambda.Arn("g")));
        await lambda.SendAsync("PutFunctionEventInvokeConfig", Failure("arn:aws:s3:::bucket"));
        await lambda.RefusedAsync(
            "PutFunctionEventInvokeConfig",
            """{"FunctionName":"f","MaximumRetryAttempts":3}""",
            "ValidationException",
            "1 validation error detected: Value '3' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 2");

        static string Failure(string arn) => $$"""{"FunctionName":"f","DestinationConfig":{"OnFailure":{"Destination":"{{arn}}"} } }""";
    }

    [Fact]
    public async Task Destinations_that_cannot_be_sent_to_are_refused_and_so_is_a_role_without_leave()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var put = $$"""{"FunctionName":"f","DestinationConfig":{"OnSuccess":{"Destination":"{{Queue}}"} } }""";
        lambda.Launcher.Destinations.RefusalText = "Nobody is there.";
        await lambda.InvalidAsync("PutFunctionEventInvokeConfig", put, "Nobody is there.");
        lambda.Launcher.Destinations.RefusalText = null;
        lambda.Launcher.Destinations.MaySend = false;
        await lambda.InvalidAsync("PutFunctionEventInvokeConfig", put, $"The function's execution role does not have permissions to call SendMessage on {Queue}");
        lambda.Launcher.Destinations.MaySend = true;
        await lambda.SendAsync("PutFunctionEventInvokeConfig", put);
        lambda.Launcher.Destinations.MaySend = false;
        await lambda.InvalidAsync(
            "UpdateFunctionEventInvokeConfig",
            """{"FunctionName":"f","DestinationConfig":{"OnFailure":{"Destination":"arn:aws:s3:::bucket"} } }""",
            "The function's execution role does not have permissions to call PutObject on arn:aws:s3:::bucket");
    }

    [Fact]
    public async Task A_dead_letter_queue_that_cannot_be_sent_to_is_refused_with_the_function()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var more = $$"""
            "DeadLetterConfig":{"TargetArn":"{{Queue}}"}
            """;
        var create = TestLambda.CreateRequest("f", more);
        lambda.Launcher.Destinations.RefusalText = "Nobody is there.";
        await lambda.InvalidAsync("CreateFunction", create, "Nobody is there.");
        lambda.Launcher.Destinations.RefusalText = null;
        lambda.Launcher.Destinations.MaySend = false;
        await lambda.InvalidAsync("CreateFunction", create, "The provided execution role does not have permissions to call SendMessage on SQS");
        await lambda.CreateAsync("f");
        await lambda.InvalidAsync(
            "UpdateFunctionConfiguration", $$"""{"FunctionName":"f",{{more}} }""", "The provided execution role does not have permissions to call SendMessage on SQS");
        await lambda.InvalidAsync(
            "UpdateFunctionConfiguration",
            """{"FunctionName":"f","DeadLetterConfig":{"TargetArn":"arn:aws:s3:::bucket"} }""",
            "Invalid dead letter ARN: arn:aws:s3:::bucket is neither a queue of SQS nor a topic of SNS.");
        Assert.Null((await lambda.ConfigurationAsync("f"))["DeadLetterConfig"]);
        lambda.Launcher.Destinations.MaySend = true;
        await lambda.SendAsync("UpdateFunctionConfiguration", $$"""{"FunctionName":"f",{{more}} }""");
        Assert.Equal(Queue, (string?)(await lambda.ConfigurationAsync("f"))["DeadLetterConfig"]!["TargetArn"]);
    }

    [Fact]
    public async Task What_is_missing_is_told_in_words_of_its_own()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.MissingAsync("PutFunctionEventInvokeConfig", """{"FunctionName":"f","MaximumRetryAttempts":0}""", "The function doesn't exist.");
        await lambda.CreateAsync("f");
        var text = $"The function {TestLambda.Arn("f")}:$LATEST doesn't have an EventInvokeConfig";
        foreach (var operation in new[] { "GetFunctionEventInvokeConfig", "DeleteFunctionEventInvokeConfig" })
            await lambda.MissingAsync(operation, """{"FunctionName":"f"}""", text);
        await lambda.MissingAsync("UpdateFunctionEventInvokeConfig", """{"FunctionName":"f","MaximumRetryAttempts":0}""", text);
    }
}
