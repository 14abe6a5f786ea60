namespace Millrace.Lambda.Tests.Operations;

public sealed class ListVersionsByFunctionTests
{
    [Fact]
    public async Task Versions_are_listed_in_the_order_of_their_numbers()
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f");
        for (var i = 1; i <= 11; i++)
        {
            await lambda.SendAsync("UpdateFunctionConfiguration", $$"""{"FunctionName":"f","Timeout":{{i}} }""");
            await lambda.SendAsync("PublishVersion", """{"FunctionName":"f"}""");
        }

        var seen = new List<string>();
        string? marker = null;
        do
        {
            var page = await lambda.SendAsync("ListVersionsByFunction", $$"""{"FunctionName":"f","MaxItems":5{{(marker is null ? "" : $",\"Marker\":\"{marker}\"")}} }""");
            seen.AddRange(page["Versions"]!.AsArray().Select(static version => (string)version!["Version"]!));
            marker = (string?)page["NextMarker"];
        }
        while (marker is not null);

        Assert.Equal(["$LATEST", .. Enumerable.Range(1, 11).Select(static i => $"{i}")], seen);
        await lambda.MissingAsync("ListVersionsByFunction", """{"FunctionName":"g"}""", $"Function not found: {TestLambda.Arn("g")}");
    }
}
