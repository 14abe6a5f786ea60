using System.Buffers;
using System.Text;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.Model.Tests.DynamoDB;

/// <summary>facts/dynamodb.md 6, 19.3.</summary>
public sealed class AttributeValueTests
{
    private const string InvalidParameter = "One or more parameter values were invalid: ";

    private static readonly Dictionary<string, string> Samples = new()
    {
        ["S"] = "\"ä\"",
        ["N"] = "\"-1.5\"",
        ["B"] = "\"AAEC\"",
        ["SS"] = """["a","b"]""",
        ["NS"] = """["1","2"]""",
        ["BS"] = """["AA==","AQ=="]""",
        ["M"] = """{"a":{"L":[]},"":{"M":{}}}""",
        ["L"] = """[{"S":""},{"NULL":true}]""",
        ["NULL"] = "true",
        ["BOOL"] = "false",
    };

    [Fact]
    public void Every_type_of_the_model_is_read_and_written()
    {
        var types = ServiceModel.Load(DynamoDBApi.Service).Shape("AttributeValue").GetProperty("members").EnumerateObject().Select(member => member.Name);
        Assert.Equal(types.Order(StringComparer.Ordinal), Samples.Keys.Order(StringComparer.Ordinal));
        foreach (var (type, sample) in Samples)
        {
            var json = $$$"""{"{{{type}}}":{{{sample}}}}""";
            var value = Read(json);
            Assert.Equal((type, null), (value.Type, value.Fault));
            Assert.Equal(json, Write(value));
            Assert.Equal(value, Read(json));
            Assert.Equal(value.GetHashCode(), Read(json).GetHashCode());
        }
    }

    [Theory]
    [InlineData("""{"SS":["a","b"]}""", """{"SS":["b","a"]}""")]
    [InlineData("""{"NS":["1000","2"]}""", """{"NS":["2.0","1e3"]}""")]
    [InlineData("""{"BS":["AA==","AQ=="]}""", """{"BS":["AQ==","AA=="]}""")]
    [InlineData("""{"M":{"a":{"S":"x"},"b":{"N":"1"}}}""", """{"M":{"b":{"N":"1.0"},"a":{"S":"x"}}}""")]
    [InlineData("""{"L":[{"SS":["a","b"]}]}""", """{"L":[{"SS":["b","a"]}]}""")]
    public void Equal_values_may_be_written_differently(string left, string right)
    {
        Assert.Equal(Read(left), Read(right));
        Assert.Equal(Read(left).GetHashCode(), Read(right).GetHashCode());
    }

    [Theory]
    [InlineData("""{"S":"1"}""", """{"N":"1"}""")]
    [InlineData("""{"SS":["1"]}""", """{"NS":["1"]}""")]
    [InlineData("""{"SS":["a"]}""", """{"SS":["a","b"]}""")]
    [InlineData("""{"L":[{"S":"a"},{"S":"b"}]}""", """{"L":[{"S":"b"},{"S":"a"}]}""")]
    [InlineData("""{"M":{"a":{"S":"x"}}}""", """{"M":{"b":{"S":"x"}}}""")]
    [InlineData("""{"BOOL":true}""", """{"NULL":true}""")]
    public void Other_values_are_not_equal(string left, string right) => Assert.NotEqual(Read(left), Read(right));

    [Theory]
    [InlineData("{}", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("""{"X":"a"}""", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("""{"S":null}""", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("""{"S":"a","N":"1"}""", "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")]
    [InlineData("""{"S":"a","N":"b"}""", "The parameter cannot be converted to a numeric value: b")]
    [InlineData("""{"SS":[]}""", InvalidParameter + "An string set  may not be empty")]
    [InlineData("""{"NS":[]}""", InvalidParameter + "An number set  may not be empty")]
    [InlineData("""{"BS":[]}""", InvalidParameter + "Binary sets should not be empty")]
    [InlineData("""{"SS":["a","a"]}""", InvalidParameter + "Input collection [a, a] contains duplicates.")]
    [InlineData("""{"NS":["1","1.0"]}""", "Input collection contains duplicates")]
    [InlineData("""{"BS":["AA==","AA=="]}""", InvalidParameter + "Input collection [AA==, AA==]of type BS contains duplicates.")]
    [InlineData("""{"NULL":false}""", InvalidParameter + "Null attribute value types must have the value of true")]
    [InlineData("""{"N":""}""", "The parameter cannot be converted to a numeric value")]
    [InlineData("""{"L":[{"S":"a"},{"M":{"b":{"N":"x"}}},{"SS":[]}]}""", "The parameter cannot be converted to a numeric value: x")]
    public void What_cannot_be_a_value_is_told(string json, string fault) => Assert.Equal(fault, Read(json).Fault);

    [Fact]
    public void Values_stand_32_deep_in_each_other_and_no_deeper()
    {
        Assert.Null(Read(Nested(32)).Fault);
        Assert.Equal(
            "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit",
            Read(Nested(33)).Fault);

        static string Nested(int levels) => levels == 0 ? """{"S":"a"}""" : $$$"""{"L":[{{{Nested(levels - 1)}}}]}""";
    }

    private static AttributeValue Read(string json)
    {
        var request = WireCodec.Read<PutItemRequest>(Encoding.UTF8.GetBytes($$$"""{"Item":{"a":{{{json}}}}}"""), WireFormat.Json, out var fault);
        Assert.Null(fault);
        return request!.Item["a"];
    }

    private static string Write(AttributeValue value)
    {
        var output = new ArrayBufferWriter<byte>();
        WireCodec.Write(value, WireFormat.Json, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
