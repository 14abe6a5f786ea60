namespace Millrace.DynamoDB.Tests.Expressions;

/// <summary>Which conditions hold (facts/dynamodb.md 6, 10, 11).</summary>
public sealed class ConditionTests
{
    private const string Item = """
        {"pk":{"S":"a"},"s":{"S":"hällo"},"n":{"N":"1.50"},"b":{"B":"AAEC"},"t":{"BOOL":true},"z":{"NULL":true},"ss":{"SS":["x","y"]},"ns":{"NS":["1","2"]},
         "l":{"L":[{"S":"x"},{"N":"1"},{"M":{"k":{"S":"v"}}}]},"m":{"M":{"k":{"S":"v"},"x.y":{"S":"dot"}}},"e":{"S":""}}
        """;

    private const string Values = """
        ":s":{"S":"hällo"},":h":{"S":"h"},":n":{"N":"1.5"},":one":{"N":"1"},":two":{"N":"2"},":six":{"N":"6"},":b":{"B":"AAE="},":ss":{"SS":["y","x"]},
        ":x":{"S":"x"},":v":{"S":"v"},":SS":{"S":"SS"},":three":{"N":"3"}
        """;

    [Theory]
    [InlineData("s = :s", true)]
    [InlineData("n = :n", true)]
    [InlineData("n = :s", false)]
    [InlineData("n <> :s", true)]
    [InlineData("ss = :ss", true)]
    [InlineData("n < :two AND n > :one", true)]
    [InlineData("n <= :n and n >= :n", true)]
    [InlineData("s < :n OR s > :n", false)]
    [InlineData("NOT s < :n", true)]
    [InlineData("absent = gone", false)]
    [InlineData("absent <> gone", true)]
    [InlineData("absent < :n", false)]
    [InlineData("n BETWEEN :one AND :two", true)]
    [InlineData("NOT n BETWEEN :one AND :two OR n = :one", false)]
    [InlineData("n BETWEEN :two AND m", false)]
    [InlineData("n IN (:one, :n)", true)]
    [InlineData("n IN (:one, :s)", false)]
    [InlineData("attribute_exists(m.k) AND attribute_not_exists(m.q)", true)]
    [InlineData("attribute_exists (l[2].k)", true)]
    [InlineData("attribute_exists(l[3])", false)]
    [InlineData("attribute_exists(m.#dot)", true)]
    [InlineData("attribute_type(ss, :SS)", true)]
    [InlineData("attribute_type(s, :SS)", false)]
    [InlineData("begins_with(s, :h)", true)]
    [InlineData("begins_with(b, :b)", true)]
    [InlineData("begins_with(b, :h)", false)]
    [InlineData("contains(ss, :x) AND contains(l, :x) AND contains(s, :h)", true)]
    [InlineData("contains(ns, :one)", true)]
    [InlineData("contains(ss, :one)", false)]
    [InlineData("size(s) = :six", true)]
    [InlineData("size(b) = :three AND size(l) = :three AND size(ss) = :two", true)]
    [InlineData("size(n) = :three", false)]
    [InlineData("l[2].k = m.k", true)]
    [InlineData("(n = :one OR n = :n) AND s = :s", true)]
    [InlineData("n = :one OR n = :n AND s = :h", false)]
    [InlineData("NOT n = :one AND s = :s", true)]
    [InlineData(":n = n", true)]
    public async Task A_condition_holds_or_not(string expression, bool holds)
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        await dynamo.PutAsync("Table", Item);
        var names = expression.Contains("#dot", StringComparison.Ordinal) ? """ ,"ExpressionAttributeNames":{"#dot":"x.y"} """ : "";
        // A value that no condition uses is refused, so all of them are used by one that changes nothing.
        const string All = "AND NOT pk IN (:s, :h, :n, :one, :two, :six, :b, :ss, :x, :v, :SS, :three)";
        Assert.Equal(
            holds ? "1" : "0",
            await dynamo.SendAsync(
                "Scan", $$"""{"TableName":"Table","FilterExpression":"({{expression}}) {{All}}","ExpressionAttributeValues":{ {{Values}} }{{names}} }""", "Count"));
    }
}
