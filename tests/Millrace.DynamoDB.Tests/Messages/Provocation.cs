namespace Millrace.DynamoDB.Tests.Messages;

/// <summary>A call and what it is refused with, where <see cref="MessageCatalogueTests"/> has made its tables.</summary>
internal sealed record Provocation(string Operation, string Json, string Text, string Code = "ValidationException")
{
    private const string Invalid = "One or more parameter values were invalid: ";

    /// <summary>The text is only how the message begins.</summary>
    public bool IsStart { get; init; }

    /// <summary>The text is only how the message ends.</summary>
    public bool IsEnd { get; init; }

    /// <summary>Whether a message is the one that is expected.</summary>
    public bool IsToldBy(string message) => IsStart ? message.StartsWith(Text, StringComparison.Ordinal)
        : IsEnd ? message.EndsWith(Text, StringComparison.Ordinal)
        : message == Text;

    /// <summary>A value that cannot be written.</summary>
    public static Provocation Value(string value, string text) => new("PutItem", $$"""{"TableName":"tab","Item":{"pk":{"S":"a"},"v":{{value}} } }""", text);

    /// <summary>A condition that cannot be read.</summary>
    public static Provocation Condition(string condition, string text, string values = "", string names = "") =>
        new("PutItem", $$"""{"TableName":"tab","Item":{"pk":{"S":"a"} },"ConditionExpression":"{{condition}}"{{Substituted(values, names)}} }""", text);

    /// <summary>An update that cannot be read, or not be made.</summary>
    public static Provocation Update(string update, string text, string values = "") =>
        new("UpdateItem", $$"""{"TableName":"tab","Key":{"pk":{"S":"a"} },"UpdateExpression":"{{update}}"{{Substituted(values, "")}} }""", text);

    /// <summary>A query that cannot be made; <c>:a</c> is a text, <c>:n</c> a number.</summary>
    public static Provocation Query(string condition, string text, string more = "", string table = "sorted")
    {
        var values = new List<string>();
        if (condition.Contains(":a", StringComparison.Ordinal)) values.Add("\":a\":{\"S\":\"a\"}");
        if (condition.Contains(":n", StringComparison.Ordinal)) values.Add("\":n\":{\"N\":\"5\"}");
        return new("Query", $$"""{"TableName":"{{table}}","KeyConditionExpression":"{{condition}}"{{Substituted(string.Join(',', values), "")}}{{more}} }""", text);
    }

    /// <summary>A legacy condition that cannot be read.</summary>
    public static Provocation Expected(string expected, string text, bool isPrefixed = true) =>
        new("PutItem", $$"""{"TableName":"tab","Item":{"pk":{"S":"a"} },"Expected":{"a":{{expected}} } }""", (isPrefixed ? Invalid : "") + text);

    /// <summary>A legacy update that cannot be read.</summary>
    public static Provocation LegacyUpdate(string update, string text) =>
        new("UpdateItem", $$"""{"TableName":"tab","Key":{"pk":{"S":"a"} },"AttributeUpdates":{"a":{{update}} } }""", Invalid + text);

    /// <summary>A table that cannot be made.</summary>
    /// <param name="text">What it is refused with.</param>
    /// <param name="key">Its key, as in <c>a:HASH b:RANGE</c>.</param>
    /// <param name="defined">The attributes that are defined, as in <c>a b</c>.</param>
    /// <param name="more">Other members.</param>
    /// <param name="billing">BillingMode.</param>
    /// <param name="isPrefixed">Whether the usual prefix is part of the text.</param>
    public static Provocation Table(string text, string key = "a:HASH", string defined = "a", string more = "", string billing = "PAY_PER_REQUEST", bool isPrefixed = true) => new(
        "CreateTable",
        $$"""
        {"TableName":"new","BillingMode":"{{billing}}","KeySchema":{{Key(key)}},
         "AttributeDefinitions":[{{string.Join(',', defined.Split(' ').Select(static name => $$"""{"AttributeName":"{{name}}","AttributeType":"S"}"""))}}]{{more}} }
        """,
        (isPrefixed ? Invalid : "") + text);

    /// <summary>An index of a request.</summary>
    public static string Index(string key = "a:HASH b:RANGE", string projection = "\"ProjectionType\":\"ALL\"", string name = "XXX", string more = "") =>
        $"{{\"IndexName\":\"{name}\",\"KeySchema\":{Key(key)},\"Projection\":{{{projection}}}{more}}}";

    private static string Key(string key) =>
        $"[{string.Join(',', key.Split(' ').Select(static part => $$"""{"AttributeName":"{{part.Split(':')[0]}}","KeyType":"{{part.Split(':')[1]}}"}"""))}]";

    private static string Substituted(string values, string names) =>
        (values.Length > 0 ? $",\"ExpressionAttributeValues\":{{{values}}}" : "") + (names.Length > 0 ? $",\"ExpressionAttributeNames\":{{{names}}}" : "");
}
