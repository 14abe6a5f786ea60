using System.Text;

namespace Millrace.Wire.Tests;

/// <summary>facts/kinesis.md 2.2.</summary>
public sealed class ConstraintTests
{
    private const string Failed = "failed to satisfy constraint: ";

    public static TheoryData<string, string> Violations { get; } = new()
    {
        { """ "Count":0 """, $"Value '0' at 'count' {Failed}Member must have value greater than or equal to 1" },
        { """ "Count":-1.5 """, $"Value '-2' at 'count' {Failed}Member must have value greater than or equal to 1" },
        { """ "Count":100000000000 """, $"Value '2147483647' at 'count' {Failed}Member must have value less than or equal to 5" },
        { """ "Word":"A" """, $"Value 'A' at 'word' {Failed}Member must satisfy regular expression pattern: [a-z]+" },
        { """ "Word":"a\n" """, $"Value 'a\n' at 'word' {Failed}Member must satisfy regular expression pattern: [a-z]+" },
        { """ "Word":"aaaaaaaaa" """, $"Value 'aaaaaaaaa' at 'word' {Failed}Member must have length less than or equal to 8" },
        { """ "Color":"red" """, $"Value 'red' at 'color' {Failed}Member must satisfy enum value set: [RED, GREEN]" },
        { """ "Content":"" """, $"Value 'java.nio.HeapByteBuffer[pos=0 lim=0 cap=0]' at 'content' {Failed}Member must have length greater than or equal to 1" },
        { """ "Content":"AAAAAAA=" """, $"Value 'java.nio.HeapByteBuffer[pos=0 lim=5 cap=5]' at 'content' {Failed}Member must have length less than or equal to 4" },
        { """ "Words":[] """, $"Value '[]' at 'words' {Failed}Member must have length greater than or equal to 1" },
        { """ "Words":["a","b","c","d"] """, $"Value '[a, b, c, d]' at 'words' {Failed}Member must have length less than or equal to 3" },
        {
            """ "Words":["a","","B"] """,
            $"Value '[a, , B]' at 'words' {Failed}Member must satisfy constraint: [Member must have length less than or equal to 8, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [a-z]+]"
        },
        { """ "Words":["a",null] """, $"Value null at 'words.2.member' {Failed}Member must not be null" },
        { """ "Colors":["RED","PINK"] """, $"Value '[RED, PINK]' at 'colors' {Failed}Member must satisfy constraint: [Member must satisfy enum value set: [RED, GREEN]]" },
        { """ "Labels":{} """, $"Value '{{}}' at 'labels' {Failed}Member must have length greater than or equal to 1" },
        {
            """ "Labels":{"a":"1","b":"2","c":"3","d":"4"} """,
            $"Value '{{a=1, b=2, c=3, d=4}}' at 'labels' {Failed}Member must have length less than or equal to 3"
        },
        {
            """ "Labels":{"a":"1","":"2"} """,
            $"Value '{{a=1, =2}}' at 'labels' {Failed}Map keys must satisfy constraint: [Member must have length less than or equal to 8, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [a-z]+]"
        },
        {
            """ "Labels":{"a":"12345"} """,
            $"Value '{{a=12345}}' at 'labels' {Failed}Map value must satisfy constraint: [Member must have length less than or equal to 4, Member must have length greater than or equal to 0]"
        },
        { """ "Labels":{"a":null} """, $"Value null at 'labels.a.member' {Failed}Member must not be null" },
        { """ "Slips":[{"Word":"a"},{}] """, $"Value null at 'slips.2.member.word' {Failed}Member must not be null" },
        { """ "Slips":[null] """, $"Value null at 'slips.1.member.word' {Failed}Member must not be null" },
        { """ "Inner":{"Required":"a","Inner":{}} """, $"Value null at 'inner.inner.required' {Failed}Member must not be null" },
        { """ "Inner":{"Required":"a","Slips":[{}]} """, $"Value null at 'inner.slips.1.member.word' {Failed}Member must not be null" },
        { """ "Drawers":{"top":[{"Word":"a"},{"Word":"A"}]} """, $"Value 'A' at 'drawers.top.member.2.member.word' {Failed}Member must satisfy regular expression pattern: [a-z]+" },
        { """ "Drawers":{"top":null} """, $"Value null at 'drawers.top.member' {Failed}Member must not be null" },
    };

    [Theory]
    [MemberData(nameof(Violations))]
    public void A_violation_is_told_as_AWS_tells_it(string members, string violation) =>
        Assert.Equal($"1 validation error detected: {violation}", Check($$"""{"Required":"a",{{members}}}"""));

    [Theory]
    [InlineData("\"Count\":1")]
    [InlineData("\"Count\":5")]
    [InlineData("\"Word\":\"a\"")]
    [InlineData("\"Word\":\"aaaaaaaa\"")]
    [InlineData("\"Color\":\"GREEN\"")]
    [InlineData("\"Content\":\"AAAAAA==\"")]
    [InlineData("\"Words\":[\"a\",\"b\",\"c\"]")]
    [InlineData("\"Labels\":{\"a\":\"\",\"b\":\"1234\"}")]
    [InlineData("\"Slips\":[{\"Word\":\"a\"}]")]
    [InlineData("\"Drawers\":{\"top\":[]}")]
    public void The_edges_of_a_constraint_satisfy_it(string members) => Assert.Null(Check($$"""{"Required":"a",{{members}}}"""));

    [Theory]
    [InlineData("""{"Name":"no name","Color":"red"}""", "1 validation error detected: Value 'no name' at 'name' " + Failed + "Member must satisfy regular expression pattern: [a-z]+")]
    [InlineData("""{"Name":"name","Color":"red"}""", "1 validation error detected: Value 'red' at 'color' " + Failed + "Member must satisfy enum value set: [RED, GREEN]")]
    [InlineData("""{"Name":"urn:no name"}""", null)]
    public void A_member_may_be_told_alone_and_leave_some_values_to_the_service(string json, string? text)
    {
        var check = new ConstraintCheck();
        WireCodec.Read<Crate>(Encoding.UTF8.GetBytes(json), WireFormat.Json, out _)!.Validate(check);
        Assert.Equal(text, check.ToString());
    }

    [Fact]
    public void A_structure_may_write_itself()
    {
        var crate = WireCodec.Read<Crate>("""{"Mark":{"any":["thing"]},"Marks":[1,2]}"""u8.ToArray(), WireFormat.Json, out var fault);
        Assert.Null(fault);
        Assert.Equal(2, crate!.Marks!.Count);
        var check = new ConstraintCheck();
        crate.Validate(check);
        Assert.StartsWith("3 validation errors detected: Value 'x' at 'mark.own' failed", check.ToString(), StringComparison.Ordinal);
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        WireCodec.Write(crate, WireFormat.Json, output);
        Assert.Equal("""{"Mark":"x","Marks":["x","x"]}""", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Nothing_given_breaks_only_what_is_required() =>
        Assert.Equal($"1 validation error detected: Value null at 'required' {Failed}Member must not be null", Check("{}"));

    [Fact]
    public void All_violations_are_told_in_the_order_of_members_with_the_pattern_before_the_length() => Assert.Equal(
        "4 validation errors detected: "
        + $"Value null at 'required' {Failed}Member must not be null; "
        + $"Value '9' at 'count' {Failed}Member must have value less than or equal to 5; "
        + $"Value '' at 'word' {Failed}Member must satisfy regular expression pattern: [a-z]+; "
        + $"Value '' at 'word' {Failed}Member must have length greater than or equal to 1",
        Check("""{"Word":"","Count":9}"""));

    [Fact]
    public void A_list_is_told_before_what_is_in_it_and_no_more_than_ten_are_told_or_counted()
    {
        var slips = string.Join(',', Enumerable.Repeat("{\"Word\":\"\"}", 20));
        var text = Check($$"""{"Required":"a","Slips":[{{slips}}]}""")!;
        Assert.StartsWith("10 validation errors detected: Value '[com.example.Slip@", text, StringComparison.Ordinal);
        Assert.Matches("'slips' failed to satisfy constraint: Member must have length less than or equal to 3; Value '' at 'slips.1.member.word'", text);
        Assert.EndsWith($"Value '' at 'slips.5.member.word' {Failed}Member must satisfy regular expression pattern: [a-z]+", text, StringComparison.Ordinal);
        Assert.Equal(10, text.Split("; ").Length);
    }

    [Fact]
    public void Structures_are_told_by_their_class_and_a_hash() => Assert.Matches(
        @"^1 validation error detected: Value '\[(com\.example\.Slip@[0-9a-f]+, ){3}com\.example\.Slip@[0-9a-f]+\]' at 'slips' failed",
        Check("""{"Required":"a","Slips":[{"Word":"a"},{"Word":"b"},{"Word":"c"},{"Word":"d"}]}"""));

    private static string? Check(string json)
    {
        var box = WireCodec.Read<Box>(Encoding.UTF8.GetBytes(json), WireFormat.Json, out var fault);
        Assert.Null(fault);
        var check = new ConstraintCheck();
        box!.Validate(check);
        return check.ToString();
    }
}
