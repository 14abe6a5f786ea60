using System.Text.Json.Nodes;
using Millrace.Wire;

namespace Millrace.Lambda.Tests.EventSourceMappings;

public sealed class CreateEventSourceMappingTests
{
    [Fact]
    public async Task A_mapping_tells_all_its_settings_and_is_enabled()
    {
        var (lambda, _) = await MappingFixture.OpenAsync();
        await using var _1 = lambda;
        var created = await lambda.SendAsync("CreateEventSourceMapping", MappingFixture.Request());
        var uuid = (string)created["UUID"]!;
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse($$$"""
                {"UUID":"{{{uuid}}}","StartingPosition":"TRIM_HORIZON","BatchSize":100,"MaximumBatchingWindowInSeconds":0,"ParallelizationFactor":1,
                "EventSourceArn":"{{{MappingFixture.Stream}}}","FunctionArn":"{{{TestLambda.Arn("f")}}}","LastModified":1769044922.5,
                "LastProcessingResult":"No records processed","State":"Creating","StateTransitionReason":"User action","DestinationConfig":{"OnFailure":{}},
                "MaximumRecordAgeInSeconds":-1,"BisectBatchOnFunctionError":false,"MaximumRetryAttempts":-1,"TumblingWindowInSeconds":0,"FunctionResponseTypes":[],
                "EventSourceMappingArn":"arn:aws:lambda:eu-central-1:123456789012:event-source-mapping:{{{uuid}}}"}
                """),
            created), created.ToJsonString());
        Assert.Equal(202, await lambda.StatusAsync("UpdateEventSourceMapping", $$"""{"UUID":"{{uuid}}","BatchSize":7}"""));
        await lambda.UntilAsync(uuid, "State", "Enabled");
        var listed = await lambda.SendAsync("ListEventSourceMappings", $$"""{"FunctionName":"{{TestLambda.Arn("f")}}","EventSourceArn":"{{MappingFixture.Stream}}"}""");
        Assert.Equal(7, (int)listed["EventSourceMappings"]![0]!["BatchSize"]!);
        Assert.Empty((await lambda.SendAsync("ListEventSourceMappings", """{"FunctionName":"g"}"""))["EventSourceMappings"]!.AsArray());
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused()
    {
        var (lambda, _) = await MappingFixture.OpenAsync();
        await using var _1 = lambda;
        await lambda.InvalidAsync("CreateEventSourceMapping", """{"FunctionName":"f"}""", "Unrecognized event source.");
        await lambda.InvalidAsync(
            "CreateEventSourceMapping", $$"""{"FunctionName":"f","EventSourceArn":"{{MappingFixture.Queue}}","StartingPosition":"LATEST"}""", "Unrecognized event source.");
        await lambda.InvalidAsync(
            "CreateEventSourceMapping",
            $$"""{"FunctionName":"f","EventSourceArn":"{{MappingFixture.Stream}}"}""",
            "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.");
        await lambda.InvalidAsync(
            "CreateEventSourceMapping",
            $$"""{"FunctionName":"g","EventSourceArn":"{{MappingFixture.Stream}}","StartingPosition":"LATEST"}""",
            "Function does not exist");
        await lambda.InvalidAsync(
            "CreateEventSourceMapping",
            $$"""{"FunctionName":"f","EventSourceArn":"{{MappingFixture.Stream}}t","StartingPosition":"LATEST"}""",
            $"Stream not found: {MappingFixture.Stream}t");
        lambda.Streams.Refusal = new ServiceException("AccessDeniedException", "User: x is not authorized");
        await lambda.InvalidAsync(
            "CreateEventSourceMapping",
            MappingFixture.Request(),
            $"Cannot access stream {MappingFixture.Stream}. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, ListShards, and ListStreams Actions on your stream in IAM.");
    }

    [Fact]
    public async Task A_source_is_mapped_to_a_function_once()
    {
        var (lambda, _) = await MappingFixture.OpenAsync();
        await using var _1 = lambda;
        var uuid = await lambda.MapAsync();
        var error = await lambda.RefusedAsync(
            "CreateEventSourceMapping",
            MappingFixture.Request(),
            "ResourceConflictException",
            $"The event source arn (\" {MappingFixture.Stream} \") and function (\" f \") provided mapping already exists. "
            + $"Please update or delete the existing mapping with UUID {uuid}");
        Assert.Equal(409, error.Status);
    }

    [Fact]
    public async Task Settings_are_held_to_their_ranges_and_destinations_to_what_can_be_reached()
    {
        var (lambda, _) = await MappingFixture.OpenAsync();
        await using var _1 = lambda;
        await lambda.InvalidAsync(
            "CreateEventSourceMapping", MappingFixture.Request("\"MaximumRecordAgeInSeconds\":59"), "MaximumRecordAgeInSeconds must be -1, or at least 60.");
        lambda.Launcher.Destinations.RefusalText = "Nobody is there.";
        await lambda.InvalidAsync(
            "CreateEventSourceMapping",
            MappingFixture.Request("""
                "DestinationConfig":{"OnFailure":{"Destination":"arn:aws:s3:::bucket"} }
                """),
            "Nobody is there.");
        await lambda.InvalidAsync(
            "CreateEventSourceMapping",
            MappingFixture.Request($$"""
                "DestinationConfig":{"OnSuccess":{"Destination":"{{MappingFixture.Queue}}"} }
                """),
            "Unsupported DestinationConfig parameter for given event source mapping type.");
        await lambda.RefusedAsync(
            "CreateEventSourceMapping",
            MappingFixture.Request("\"BatchSize\":10001"),
            "ValidationException",
            "1 validation error detected: Value '10001' at 'batchSize' failed to satisfy constraint: Member must have value less than or equal to 10000");
    }
}
