namespace Millrace.DynamoDB.Tests.Expressions;

/// <summary>What is said of conditions that cannot be (facts/dynamodb.md 5, 11, 19.5).</summary>
public sealed class ConditionTextTests
{
    private static readonly Dictionary<string, string> Values = new()
    {
        [":s"] = """{"S":"a"}""",
        [":n"] = """{"N":"5"}""",
        [":one"] = """{"N":"1"}""",
        [":dog"] = """{"S":"DOG"}""",
        [":l"] = """{"L":[]}""",
    };

    [Theory]
    [InlineData("", "The expression can not be empty;")]
    [InlineData("INVALID SYNTAX", "Syntax error; token: \"SYNTAX\", near: \"INVALID SYNTAX\"")]
    [InlineData("a", "Syntax error; token: \"<EOF>\", near: \"a\"")]
    [InlineData("a = :s AND", "Syntax error; token: \"<EOF>\", near: \"AND\"")]
    [InlineData("a !! :s", "Syntax error; token: \"!\", near: \"a !!\"")]
    [InlineData("a = AND", "Syntax error; token: \"AND\", near: \"= AND\"")]
    [InlineData("a[x] = :s", "Syntax error; token: \"x\", near: \"[x]\"")]
    [InlineData("((a = :s))", "The expression has redundant parentheses;")]
    [InlineData("a = :s AND ((NOT b = :s))", "The expression has redundant parentheses;")]
    [InlineData("((a = :missing)) AND whatever(a)", "The expression has redundant parentheses;")]
    [InlineData("whatever(a) AND size(b) AND status = :s", "Invalid function name; function: whatever")]
    [InlineData("ATTRIBUTE_EXISTS(a)", "Invalid function name; function: ATTRIBUTE_EXISTS")]
    [InlineData("size(a)", "The function is not allowed to be used this way in an expression; function: size")]
    [InlineData("a = attribute_exists(b)", "The function is not allowed to be used this way in an expression; function: attribute_exists")]
    [InlineData("a = if_not_exists(b, :s)", "The function is not allowed in a condition expression; function: if_not_exists")]
    [InlineData("Status = :missing", "Attribute name is a reserved keyword; reserved keyword: Status")]
    [InlineData("a.size = :s", "Attribute name is a reserved keyword; reserved keyword: size")]
    [InlineData("a = :missing", "An expression attribute value used in expression is not defined; attribute value: :missing")]
    [InlineData("#missing = :s", "An expression attribute name used in the document path is not defined; attribute name: #missing")]
    [InlineData("a = :missing AND contains(b)", "An expression attribute value used in expression is not defined; attribute value: :missing")]
    [InlineData("contains(b) AND a = :missing", "Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1")]
    [InlineData("begins_with(a, :n)", "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N")]
    [InlineData("a < :l", "Incorrect operand type for operator or function; operator or function: <, operand type: L")]
    [InlineData("size(:n) = :n", "Incorrect operand type for operator or function; operator or function: size, operand type: N")]
    [InlineData("attribute_exists(:s)", "Operator or function requires a document path; operator or function: attribute_exists")]
    [InlineData("a = a", "The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]")]
    [InlineData("contains(a.b[1], a.b[1])", "The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [a, b, [1]]")]
    [InlineData("attribute_type(a, :dog)", "Invalid attribute type name found; type: DOG, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}")]
    [InlineData("a BETWEEN :n AND :one", "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:5}, upper bound operand: AttributeValue: {N:1}")]
    [InlineData("a BETWEEN :n AND :s", "The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:5}, upper bound operand: AttributeValue: {S:a}")]
    public async Task What_cannot_be_is_told(string expression, string text)
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        var json = Request("ConditionExpression", expression);
        await dynamo.RefusedAsync("PutItem", $$"""{"TableName":"Table","Item":{"pk":{"S":"a"} },{{json}} }""", "Invalid ConditionExpression: " + text);
    }

    [Fact]
    public async Task Every_kind_of_condition_is_told_by_its_parameter()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        await dynamo.RefusedAsync("Scan", """{"TableName":"Table","FilterExpression":"#missing = b"}""", "Invalid FilterExpression: An expression attribute name used in the document path is not defined; attribute name: #missing");
        await dynamo.RefusedAsync("Query", """{"TableName":"Table","KeyConditionExpression":"pk ="}""", "Invalid KeyConditionExpression: Syntax error; token: \"<EOF>\", near: \"=\"");
    }

    [Fact]
    public async Task An_expression_is_bounded()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        await RefusedAsync(new string('a', 4097), "Expression size has exceeded the maximum allowed size; expression size: 4097");
        await RefusedAsync(string.Join(" OR ", Enumerable.Repeat("a=b", 151)), "The expression contains too many operators; operator count: 301");
        await RefusedAsync($"a IN ({string.Join(',', Enumerable.Repeat("b", 101))})", "The IN operator is provided with too many operands; number of operands: 101");
        await RefusedAsync($"{new string('(', 2000)}a=b{new string(')', 2000)}", "The expression is nested too deeply;");
        await dynamo.SendAsync("Scan", $$"""{"TableName":"Table","FilterExpression":"{{string.Join(" OR ", Enumerable.Repeat("a=b", 150))}}"}""");

        Task RefusedAsync(string expression, string text) =>
            dynamo.RefusedAsync("Scan", $$"""{"TableName":"Table","FilterExpression":"{{expression}}"}""", "Invalid FilterExpression: " + text);
    }

    [Theory]
    [InlineData("UPDATE x", "Syntax error; token: \"UPDATE\", near: \"UPDATE x\"")]
    [InlineData("SET a", "Syntax error; token: \"<EOF>\", near: \"a\"")]
    [InlineData("SET a = f(x+y)", "Syntax error; token: \"+\", near: \"x+y\"")]
    [InlineData("ADD a b", "Syntax error; token: \"b\", near: \"a b\"")]
    [InlineData("SET a = whatever(:s), status = :s", "Attribute name is a reserved keyword; reserved keyword: status")]
    [InlineData("SET a = :missing SET b = whatever(:s)", "Invalid function name; function: whatever")]
    [InlineData("SET a = size(b)", "The function is not allowed in an update expression; function: size")]
    [InlineData("SET a = :missing SET b = :s", "The \"SET\" section can only be used once in an update expression;")]
    [InlineData("SET a = :missing, #missing = :s", "An expression attribute name used in the document path is not defined; attribute name: #missing")]
    [InlineData("SET a = :missing, a.b = :s", "An expression attribute value used in expression is not defined; attribute value: :missing")]
    [InlineData("SET a = :s, a.b = :s", "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]")]
    [InlineData("SET a.b = :s REMOVE a[1]", "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]")]
    [InlineData("ADD a :s", "Incorrect operand type for operator or function; operator: ADD, operand type: STRING")]
    [InlineData("DELETE a :n", "Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER")]
    [InlineData("SET a = b + :s", "Incorrect operand type for operator or function; operator or function: +, operand type: S")]
    [InlineData("SET a = list_append(b, :s)", "Incorrect operand type for operator or function; operator or function: list_append, operand type: S")]
    [InlineData("SET a = list_append(b)", "Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1")]
    [InlineData("SET a = if_not_exists(:s, :s)", "Operator or function requires a document path; operator or function: if_not_exists")]
    public async Task An_update_that_cannot_be_is_told(string expression, string text)
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        var json = Request("UpdateExpression", expression);
        await dynamo.RefusedAsync("UpdateItem", $$"""{"TableName":"Table","Key":{"pk":{"S":"a"} },{{json}} }""", "Invalid UpdateExpression: " + text);
    }

    [Theory]
    [InlineData("!!", "Syntax error; token: \"!\", near: \"!!\"")]
    [InlineData("a,", "Syntax error; token: \"<EOF>\", near: \",\"")]
    [InlineData("name", "Attribute name is a reserved keyword; reserved keyword: name")]
    [InlineData("a, a.b", "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]")]
    [InlineData("a[0], a.b", "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, [0]], path two: [a, b]")]
    public async Task A_projection_that_cannot_be_is_told(string expression, string text)
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        await dynamo.RefusedAsync(
            "GetItem", $$"""{"TableName":"Table","Key":{"pk":{"S":"a"} },"ProjectionExpression":"{{expression}}"}""", "Invalid ProjectionExpression: " + text);
    }

    private static string Request(string parameter, string expression)
    {
        var used = Values.Where(value => System.Text.RegularExpressions.Regex.IsMatch(expression, value.Key + @"\b")).Select(value => $"\"{value.Key}\":{value.Value}").ToList();
        var values = used.Count > 0 ? ",\"ExpressionAttributeValues\":{" + string.Join(',', used) + "}" : "";
        return $"\"{parameter}\":\"{expression}\"{values}";
    }
}
