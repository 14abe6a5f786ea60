namespace Millrace.Lambda.Tests.Operations;

public sealed class TagTests
{
    [Fact]
    public async Task Tags_come_and_go()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", """ "Tags":{"a":"1"} """);
        var arn = TestLambda.Arn("f");
        Assert.Equal(204, await lambda.StatusAsync("TagResource", $$"""{"Resource":"{{arn}}","Tags":{"a":"2","b":"3"} }"""));
        var tags = (await lambda.SendAsync("ListTags", $$"""{"Resource":"{{arn}}"}"""))["Tags"]!.AsObject();
        Assert.Equal([("a", "2"), ("b", "3")], tags.Select(static tag => (tag.Key, (string)tag.Value!)).Order());
        Assert.Equal("3", lambda.Service.FindTags($"{arn}:1")!["b"]);
        await lambda.SendAsync("UntagResource", $$"""{"Resource":"{{arn}}","TagKeys":["a","b","c"]}""");
        Assert.Empty((await lambda.SendAsync("ListTags", $$"""{"Resource":"{{arn}}"}"""))["Tags"]!.AsObject());
    }

    [Fact]
    public async Task What_cannot_be_tagged_is_refused()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        var arn = TestLambda.Arn("f");
        await lambda.InvalidAsync("TagResource", $$"""{"Resource":"{{arn}}","Tags":{} }""", "An error occurred and the request cannot be processed.");
        await lambda.InvalidAsync(
            "TagResource",
            $$"""{"Resource":"{{arn}}:1","Tags":{"k":"v"} }""",
            "Tags on function aliases and versions are not supported. Please specify a function ARN.");
        await lambda.MissingAsync("TagResource", $$"""{"Resource":"{{arn}}x","Tags":{"k":"v"} }""", $"Function not found: {arn}x");
        var many = string.Join(',', Enumerable.Range(0, 51).Select(static i => $"\"k{i}\":\"v\""));
        await lambda.InvalidAsync("TagResource", $$"""{"Resource":"{{arn}}","Tags":{ {{many}} } }""", "Number of tags exceeds resource tag limit.");
    }
}
