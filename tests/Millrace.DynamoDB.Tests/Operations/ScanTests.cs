using System.Text.Json.Nodes;

namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 13, 19.1, 19.6.</summary>
public sealed class ScanTests
{
    [Theory]
    [InlineData(""" "Limit":0 """, "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData(""" "Segment":0 """, "The TotalSegments parameter is required but was not present in the request when Segment parameter is present")]
    [InlineData(""" "TotalSegments":2 """, "The Segment parameter is required but was not present in the request when parameter TotalSegments is present")]
    [InlineData(""" "Segment":5,"TotalSegments":5 """, "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 5 is not less than TotalSegments: 5")]
    [InlineData(""" "IndexName":"none" """, "The table does not have the specified index: none")]
    [InlineData(""" "ConditionalOperator":"OR" """, "One or more parameter values were invalid: ConditionalOperator cannot be used without Filter or Expected")]
    [InlineData(""" "ExclusiveStartKey":{"pk":{"N":"1"}} """, "The provided starting key is invalid: The provided key element does not match the schema")]
    public async Task What_cannot_be_is_refused(string members, string text)
    {
        await using var dynamo = await OpenAsync();
        await dynamo.RefusedAsync("Scan", $$"""{"TableName":"Table",{{members}} }""", text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(32)]
    public async Task Segments_share_the_items_out(int segments)
    {
        await using var dynamo = await OpenAsync();
        for (var i = 0; i < 100; i++) await dynamo.PutAsync("Table", $$"""{"pk":{"S":"k{{i}}"} }""");
        var found = new List<string>();
        for (var segment = 0; segment < segments; segment++)
        {
            var start = "";
            while (true)
            {
                var page = JsonNode.Parse(await dynamo.SendAsync(
                    "Scan", $$"""{"TableName":"Table","Limit":7,"Segment":{{segment}},"TotalSegments":{{segments}}{{start}} }"""))!;
                found.AddRange(page["Items"]!.AsArray().Select(item => (string)item!["pk"]!["S"]!));
                if (page["LastEvaluatedKey"] is not { } last) break;
                start = $",\"ExclusiveStartKey\":{last.ToJsonString()}";
            }
        }

        Assert.Equal(100, found.Count);
        Assert.Equal(100, found.Distinct().Count());
    }

    [Fact]
    public async Task A_start_belongs_to_its_segment()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"}}""");
        var segment = await dynamo.SendAsync("Scan", """{"TableName":"Table","Segment":0,"TotalSegments":2}""", "Count") == "1" ? 0 : 1;
        await dynamo.SendAsync("Scan", $$"""{"TableName":"Table","Segment":{{segment}},"TotalSegments":2,"ExclusiveStartKey":{"pk":{"S":"a"} } }""");
        await dynamo.RefusedAsync(
            "Scan",
            $$"""{"TableName":"Table","Segment":{{1 - segment}},"TotalSegments":2,"ExclusiveStartKey":{"pk":{"S":"a"} } }""",
            $"The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: 2 Segment: {1 - segment}");
    }

    [Fact]
    public async Task Filters_choose_what_is_shown()
    {
        await using var dynamo = await OpenAsync();
        for (var i = 0; i < 5; i++) await dynamo.PutAsync("Table", $$"""{"pk":{"S":"k{{i}}"},"n":{"N":"{{i}}"} }""");
        Assert.Equal("2", await dynamo.SendAsync("Scan", """{"TableName":"Table","FilterExpression":"n > :n","ExpressionAttributeValues":{":n":{"N":"2"}}}""", "Count"));
        Assert.Equal("2", await dynamo.SendAsync("Scan", """{"TableName":"Table","ScanFilter":{"n":{"ComparisonOperator":"GT","AttributeValueList":[{"N":"2"}]}}}""", "Count"));
        Assert.Equal("1", await dynamo.SendAsync("Scan", """{"TableName":"Table","FilterExpression":"pk = :k","ExpressionAttributeValues":{":k":{"S":"k2"}}}""", "Count"));
        Assert.Equal("5", await dynamo.SendAsync("Scan", """{"TableName":"Table","FilterExpression":"n > :n","ExpressionAttributeValues":{":n":{"N":"2"}}}""", "ScannedCount"));
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_told_without_its_name()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.RefusedAsync("Scan", """{"TableName":"None"}""", "ResourceNotFoundException", "Requested resource not found");
    }

    private static async Task<TestDynamoDB> OpenAsync()
    {
        var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        return dynamo;
    }
}
