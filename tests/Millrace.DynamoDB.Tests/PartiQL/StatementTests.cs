using Millrace.DynamoDB.PartiQL;
using Millrace.Wire;

namespace Millrace.DynamoDB.Tests.PartiQL;

/// <summary>facts/dynamodb.md 18: what is a statement, and what none.</summary>
public sealed class StatementTests
{
    [Theory]
    [InlineData("SLECT * FROM t", "Statement wasn't well formed, can't be processed: Expected data manipulation")]
    [InlineData("", "Statement wasn't well formed, can't be processed: Expected data manipulation")]
    [InlineData("SELECT * FROM \"t", "Statement wasn't well formed, can't be processed: ")]
    [InlineData("SELECT * FROM t WHERE", "Statement wasn't well formed, can't be processed: Unexpected end of statement")]
    [InlineData("SELECT * FROM t WHERE a = 1 b", "Statement wasn't well formed, can't be processed: Unexpected b")]
    [InlineData("SELECT * FROM t WHERE a ~ 1", "Statement wasn't well formed, can't be processed: Unexpected character ~")]
    [InlineData("SELECT count(a) FROM t", "Unsupported operation: functions such as count in SELECT")]
    [InlineData("SELECT * FROM t.i.x", "A path may contain at most 2 components in the FROM clause")]
    [InlineData("SELECT * FROM \"\"", "Path component cannot be an empty string")]
    [InlineData("SELECT * FROM t WHERE a = ?", "Number of parameters in request and statement don't match.")]
    [InlineData("SELECT * FROM t WHERE a < true", "Incorrect operand type for operator or function; operator or function: <, operand type: BOOL")]
    [InlineData("SELECT * FROM t WHERE foo(a, 1)", "Statement wasn't well formed, can't be processed: Invalid function name; function: foo")]
    [InlineData("SELECT * FROM t WHERE begins_with(a)", "Statement wasn't well formed, can't be processed: Wrong operands of function begins_with")]
    [InlineData("INSERT INTO t VALUE 'a'", "Statement wasn't well formed, can't be processed: Expected an item")]
    [InlineData("INSERT INTO t.i VALUE {'a':1}", "Unsupported operation: writing to an index")]
    [InlineData("INSERT INTO t VALUE {'a':1,'a':2}", "Statement wasn't well formed, can't be processed: a stands twice in one map")]
    [InlineData("INSERT INTO t VALUE {'a':<<1,'b'>>}", "Statement wasn't well formed, can't be processed: The members of a set are of one type: texts, numbers or bytes")]
    [InlineData("INSERT INTO t VALUE {'a':<<1,1.0>>}", "Input collection contains duplicates")]
    [InlineData("INSERT INTO t VALUE {'a':1e200}", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("UPDATE t WHERE a = 1", "Statement wasn't well formed, can't be processed: Unexpected WHERE")]
    [InlineData("UPDATE t SET a = 1, a.b = 2 WHERE p = 1", "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]")]
    [InlineData("UPDATE t SET a = set_add(b, <<1>>) WHERE p = 1", "Statement wasn't well formed, can't be processed: A set is changed in its own place")]
    [InlineData("UPDATE t SET a = set_add(a, 1) WHERE p = 1", "Incorrect operand type for operator or function; operator or function: set_add, operand type: N")]
    [InlineData("DELETE FROM t WHERE p = 1 RETURNING MODIFIED OLD *", "Invalid returning clause: RETURNING MODIFIED OLD *. Only RETURNING ALL OLD * is allowed in DELETE statements.")]
    [InlineData("DELETE FROM t WHERE p = 1 RETURNING ALL NEW *", "Invalid returning clause: RETURNING ALL NEW *. Only RETURNING ALL OLD * is allowed in DELETE statements.")]
    public void What_is_no_statement_is_refused(string text, string message)
    {
        var error = Assert.Throws<ServiceException>(() => StatementParser.Parse(text, null));
        Assert.Equal(("ValidationException", message), (error.Code, error.Text));
    }

    [Fact]
    public void Parameters_that_are_left_over_are_refused() =>
        Assert.Equal("Number of parameters in request and statement don't match.", Assert.Throws<ServiceException>(() => StatementParser.Parse("SELECT * FROM t", ["a"])).Text);

    [Fact]
    public void A_statement_can_be_nested_only_so_deep()
    {
        var deep = string.Concat(Enumerable.Repeat("(", 5000));
        Assert.Throws<ServiceException>(() => StatementParser.Parse($"SELECT * FROM t WHERE {deep}", null));
        Assert.Throws<ServiceException>(() => StatementParser.Parse($"INSERT INTO t VALUE {string.Concat(Enumerable.Repeat("[", 5000))}", null));
    }

    /// <summary>Whatever a statement is cut to, or spoilt with, it is read or refused, and nothing else.</summary>
    [Fact]
    public void Spoilt_statements_are_read_or_refused()
    {
        const string Text = """
            SELECT "a".b[0], c FROM "t"."i" WHERE p = 'it''s' AND (q BETWEEN 1 AND -2.5e3 OR NOT begins_with(r, ?)) AND x IS NOT MISSING AND y IN [1, <<'a'>>, {'k': [true, null]}] ORDER BY q DESC
            """;
        var random = new Random(7);
        for (var i = 0; i < 3000; i++)
        {
            var spoilt = Text.ToCharArray().ToList();
            for (var j = random.Next(1, 4); j > 0; j--)
            {
                var at = random.Next(spoilt.Count);
                if (random.Next(2) == 0) spoilt.RemoveAt(at);
                else spoilt.Insert(at, "'\"?<>()[]{}.,:1ea "[random.Next(18)]);
            }

            try
            {
                StatementParser.Parse(new string([.. spoilt]), ["v"]);
            }
            catch (ServiceException refused)
            {
                Assert.Equal("ValidationException", refused.Code);
            }
        }
    }
}
