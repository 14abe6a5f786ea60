namespace Millrace.CloudWatch.Tests.Operations;

public sealed class TestMetricFilterTests
{
    private const string Line = "127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] \\\"GET /x\\\" 404 1534";

    [Theory]
    [InlineData("", "anything", true)]
    [InlineData("ERROR", "an ERROR here", true)]
    [InlineData("ERROR", "an error here", false)]
    [InlineData("a b", "b and a", true)]
    [InlineData("a b", "only a", false)]
    [InlineData("?x ?y", "has y", true)]
    [InlineData("?x ?y", "none", false)]
    [InlineData("a ?x", "a", true)]
    [InlineData("a -b", "a b", false)]
    [InlineData("-b", "a", true)]
    [InlineData("\\\"two words\\\"", "these two words", true)]
    [InlineData("\\\"two words\\\"", "words two", false)]
    [InlineData("%a[0-9]+b%", "xa12b", true)]
    [InlineData("{ $.a = x* }", "{\\\"a\\\":\\\"xyz\\\"}", true)]
    [InlineData("{ $.a = *y* }", "{\\\"a\\\":\\\"xyz\\\"}", true)]
    [InlineData("{ $.a = x*z }", "{\\\"a\\\":\\\"xyz\\\"}", false)]
    [InlineData("{ $.a != 1 }", "{\\\"a\\\":2}", true)]
    [InlineData("{ $.a != 1 }", "{\\\"a\\\":[2]}", false)]
    [InlineData("{ $.a != 1 }", "no document", false)]
    [InlineData("{ $.a.b[1] >= 1e1 }", "{\\\"a\\\":{\\\"b\\\":[0,10]}}", true)]
    [InlineData("{ $.a[*].n = 2 }", "{\\\"a\\\":[{\\\"n\\\":1},{\\\"n\\\":2}]}", true)]
    [InlineData("{ $.a IS TRUE }", "{\\\"a\\\":true}", true)]
    [InlineData("{ $.a IS NULL }", "{\\\"a\\\":null}", true)]
    [InlineData("{ $.a NOT EXISTS }", "{\\\"b\\\":1}", true)]
    [InlineData("{ ($.a = 1 || $.a = 2) && $.b = 3 }", "{\\\"a\\\":2,\\\"b\\\":4}", false)]
    [InlineData("{ $.a = 1 || $.a = 2 && $.b = 3 }", "{\\\"a\\\":1,\\\"b\\\":4}", true)]
    [InlineData("{ $.a = %^x.z$% }", "{\\\"a\\\":\\\"xyz\\\"}", true)]
    [InlineData("[ip, id, user, time, request, status = 4*, bytes > 1000]", Line, true)]
    [InlineData("[ip, id, user, time, request, status = 4* && status != 404, bytes]", Line, false)]
    [InlineData("[ip, ..., status = 404, bytes]", Line, true)]
    [InlineData("[ip, id]", Line, false)]
    public async Task A_text_matches_or_not(string pattern, string text, bool isMatch)
    {
        await using var logs = new TestLogs();
        var answer = await logs.SendAsync("TestMetricFilter", $$"""{"filterPattern":"{{pattern}}","logEventMessages":["{{text}}"]}""");
        Assert.Equal(isMatch ? 1 : 0, answer["matches"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("a:b")]
    [InlineData("\\\"open")]
    [InlineData("{ $.a = }")]
    [InlineData("{ $.a = 1 ")]
    [InlineData("{ $.a < x }")]
    [InlineData("[a, ..., b, ...]")]
    [InlineData("%(%")]
    [InlineData("%a% %b% %c%")]
    public async Task What_is_no_pattern_is_refused(string pattern)
    {
        await using var logs = new TestLogs();
        await logs.RefusedAsync(
            "TestMetricFilter", $$"""{"filterPattern":"{{pattern}}","logEventMessages":["m"]}""", "InvalidParameterException", "Invalid filter pattern");
    }

    [Fact]
    public async Task The_fields_of_a_match_are_told()
    {
        await using var logs = new TestLogs();
        Assert.Equal("""{"$ip":"1.2.3.4","$2":"x","$status":"404"}""", await ValuesAsync("[ip, ..., status = 4*]", "1.2.3.4 x 404"));
        Assert.Equal("""{"$.a":"1"}""", await ValuesAsync("{ $.a = 1 }", """{\"a\":1}"""));

        async Task<string> ValuesAsync(string pattern, string text)
        {
            var answer = await logs.SendAsync("TestMetricFilter", $$"""{"filterPattern":"{{pattern}}","logEventMessages":["no","{{text}}"]}""");
            var match = Assert.Single(answer["matches"]!.AsArray())!;
            Assert.Equal(2, match["eventNumber"]!.GetValue<int>());
            return match["extractedValues"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        }
    }
}
