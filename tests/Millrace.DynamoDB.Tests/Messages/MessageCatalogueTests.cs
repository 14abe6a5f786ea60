using Millrace.Wire;

namespace Millrace.DynamoDB.Tests.Messages;

/// <summary>Every text of facts/dynamodb.md 19, provoked by a call.</summary>
public sealed class MessageCatalogueTests
{
    /// <summary>Texts that nothing here can provoke, or that are no whole text.</summary>
    private static readonly Dictionary<string, string> Unprovoked = new()
    {
        ["TableName must be at least 3 characters long and at most 255 characters long"] = "The older wording.",
        ["The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API."] = "Nothing is throttled.",
        ["__type"] = "A member.",
        ["STRING_VALUE|NUMBER_VALUE|DECIMAL_VALUE|TRUE_VALUE|FALSE_VALUE cannot be converted to <Type>"] = "Five texts; the provocations have most of them.",
        ["Given value N for ReadCapacityUnits is out of bounds"] = "Provoked with a number in the place of N.",
        ["1 validation error detected: Value '{<table>=[<Java dump>]}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 25, Member must have length greater than or equal to 1]"] =
            "Provoked; BatchWriteItemTests has the whole text.",
    };

    private static readonly IReadOnlyList<Provocation> Provocations =
    [
        .. ItemProvocations.Constraints, .. ItemProvocations.Serialization, .. ItemProvocations.Values, .. ItemProvocations.Keys, .. ItemProvocations.Expressions,
        .. ItemProvocations.Reads, .. ItemProvocations.Others, .. TableProvocations.All,
    ];

    public static TheoryData<string> Groups => [.. Provocations.Select(static p => p.Operation).Distinct()];

    [Theory]
    [MemberData(nameof(Groups))]
    public async Task Calls_are_refused_with_these_texts(string operation)
    {
        await using var dynamo = await OpenAsync();
        var wrong = new List<string>();
        foreach (var provocation in Provocations.Where(p => p.Operation == operation))
        {
            var error = await Record.ExceptionAsync(() => dynamo.SendAsync(operation, provocation.Json)) as ServiceException;
            if (error?.Code != provocation.Code || !provocation.IsToldBy(error.Text ?? "")) wrong.Add($"{provocation.Json}\n  {provocation.Code}: {provocation.Text}\n  {error?.Code}: {error?.Text}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Select(static one => one.Length > 1500 ? one[..1500] : one)));
    }

    [Fact]
    public void Each_text_of_the_catalogue_is_provoked_or_said_not_to_be()
    {
        var texts = MessageCatalogue.Load();
        Assert.InRange(texts.Count, 140, int.MaxValue);
        Assert.Empty(Unprovoked.Keys.Except(texts));
        Assert.Equal([], texts.Where(text => !Unprovoked.ContainsKey(text) && !Provocations.Any(p => MessageCatalogue.Matches(text, p.Text))));
    }

    /// <summary>The tables that the provocations speak of.</summary>
    private static async Task<TestDynamoDB> OpenAsync()
    {
        var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("tab", "pk:S", "a:S", """
            "GlobalSecondaryIndexes":[{"IndexName":"idx","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}]
            """);
        await dynamo.CreateAsync("sorted", "pk:S sk:N", "x:S", """
            "GlobalSecondaryIndexes":[{"IndexName":"byX","KeySchema":[{"AttributeName":"x","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]
            """);
        await dynamo.CreateAsync("ranged", "pk:S sk:S");
        await dynamo.CreateAsync("bin", "pk:B");
        await dynamo.PutAsync("tab", """{"pk":{"S":"a"},"n":{"N":"1"},"s":{"S":"x"}}""");
        return dynamo;
    }
}
