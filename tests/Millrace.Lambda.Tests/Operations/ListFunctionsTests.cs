namespace Millrace.Lambda.Tests.Operations;

public sealed class ListFunctionsTests
{
    [Fact]
    public async Task Functions_are_listed_by_name_a_page_at_a_time()
    {
        await using var lambda = await TestLambda.OpenAsync();
        foreach (var name in new[] { "c", "a", "b" }) await lambda.CreateAsync(name);
        var first = await lambda.SendAsync("ListFunctions", """{"MaxItems":2}""");
        Assert.Equal(["a", "b"], Names(first));
        Assert.Null(first["Functions"]![0]!["State"]);
        // What is deleted meanwhile does not disturb the rest.
        await lambda.SendAsync("DeleteFunction", """{"FunctionName":"b"}""");
        var second = await lambda.SendAsync("ListFunctions", $$"""{"MaxItems":2,"Marker":"{{first["NextMarker"]}}"}""");
        Assert.Equal(["c"], Names(second));
        Assert.Null(second["NextMarker"]);
        await lambda.InvalidAsync("ListFunctions", """{"Marker":"no base64!"}""", "Invalid Marker");
    }

    [Fact]
    public async Task Every_version_can_be_listed()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """ "Publish":true """);
        var answer = await lambda.SendAsync("ListFunctions", """{"FunctionVersion":"ALL"}""");
        Assert.Equal([$"{TestLambda.Arn("f")}:$LATEST", $"{TestLambda.Arn("f")}:1"], answer["Functions"]!.AsArray().Select(static f => (string)f!["FunctionArn"]!));
        Assert.Empty((await lambda.SendAsync("ListFunctions", """{"MasterRegion":"us-west-2"}"""))["Functions"]!.AsArray());
    }

    private static IEnumerable<string> Names(System.Text.Json.Nodes.JsonObject answer) => answer["Functions"]!.AsArray().Select(static f => (string)f!["FunctionName"]!);
}
