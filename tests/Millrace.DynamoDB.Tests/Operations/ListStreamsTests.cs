using Millrace.DynamoDB.Tests.Streams;

namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 17: the account's streams.</summary>
public sealed class ListStreamsTests
{
    [Fact]
    public async Task Streams_are_listed_by_table_in_pages()
    {
        await using var dynamo = new TestDynamoDB();
        string[] arns = [await dynamo.CreateStreamedAsync("Able"), await dynamo.CreateStreamedAsync("Table"), await dynamo.CreateStreamedAsync("Tables")];
        await dynamo.CreateAsync("None", "pk:S");
        var streams = arns.Select(arn => $$"""{"StreamArn":"{{arn}}","TableName":"{{arn.Split('/')[1]}}","StreamLabel":"2026-01-22T01:22:02.500"}""").ToList();
        JsonAssert.Equal($$"""{"Streams":[{{string.Join(',', streams)}}]}""", await dynamo.SendAsync("ListStreams", "{}"));
        JsonAssert.Equal($$"""{"Streams":[{{streams[0]}},{{streams[1]}}],"LastEvaluatedStreamArn":"{{arns[1]}}"}""", await dynamo.SendAsync("ListStreams", """{"Limit":2}"""));
        JsonAssert.Equal($$"""{"Streams":[{{streams[2]}}]}""", await dynamo.SendAsync("ListStreams", $$"""{"Limit":2,"ExclusiveStartStreamArn":"{{arns[1]}}"}"""));
        JsonAssert.Equal($$"""{"Streams":[{{streams[1]}}]}""", await dynamo.SendAsync("ListStreams", """{"TableName":"Table"}"""));
        JsonAssert.Equal("""{"Streams":[]}""", await dynamo.SendAsync("ListStreams", $$"""{"TableName":"Table","ExclusiveStartStreamArn":"{{arns[2]}}"}"""));
        JsonAssert.Equal("""{"Streams":[]}""", await dynamo.SendAsync("ListStreams", """{"TableName":"Missing"}"""));
        JsonAssert.Equal("""{"Streams":[]}""", await dynamo.SendFromAsync("ListStreams", "{}", region: "eu-west-1"));
        await dynamo.RefusedAsync("ListStreams", """{"ExclusiveStartStreamArn":"arn:aws:dynamodb:eu-central-1:123456789012:table/Table"}""", "Invalid StreamArn");
    }
}
