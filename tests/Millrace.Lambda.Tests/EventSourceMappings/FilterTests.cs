using System.Text;
using Millrace.Lambda.EventSourceMappings;
using Millrace.Lambda.EventSourceMappings.Filters;
using Millrace.Model.Lambda;

namespace Millrace.Lambda.Tests.EventSourceMappings;

/// <summary>Which records filters let pass (facts/lambda.md 7, FilterCriteria).</summary>
public sealed class FilterTests
{
    [Theory]
    [InlineData("""{"a":["x"]}""", """{"a":"x"}""", true)]
    [InlineData("""{"a":["x"]}""", """{"a":"y"}""", false)]
    [InlineData("""{"a":["x"]}""", """{"A":"x"}""", false)]
    [InlineData("""{"a":["x","y"]}""", """{"a":"y"}""", true)]
    [InlineData("""{"a":["x"]}""", """{"a":["w","x"]}""", true)]
    [InlineData("""{"a":["x"],"b":["y"]}""", """{"a":"x","b":"y"}""", true)]
    [InlineData("""{"a":["x"],"b":["y"]}""", """{"a":"x"}""", false)]
    [InlineData("""{"a":{"b":[1]}}""", """{"a":{"b":1.0}}""", true)]
    [InlineData("""{"a":{"b":[1]}}""", """{"a":{"b":"1"}}""", false)]
    [InlineData("""{"a":{"b":[1]}}""", """{"a":[{"b":2},{"b":1}]}""", true)]
    [InlineData("""{"a":[true]}""", """{"a":true}""", true)]
    [InlineData("""{"a":[true]}""", """{"a":false}""", false)]
    [InlineData("""{"a":[null]}""", """{"a":null}""", true)]
    [InlineData("""{"a":[null]}""", """{}""", false)]
    [InlineData("""{"a":[""]}""", """{"a":""}""", true)]
    [InlineData("""{"a":[{"prefix":"ab"}]}""", """{"a":"abc"}""", true)]
    [InlineData("""{"a":[{"prefix":"ab"}]}""", """{"a":"Abc"}""", false)]
    [InlineData("""{"a":[{"prefix":{"equals-ignore-case":"ab"}}]}""", """{"a":"Abc"}""", true)]
    [InlineData("""{"a":[{"suffix":"bc"}]}""", """{"a":"abc"}""", true)]
    [InlineData("""{"a":[{"suffix":"ab"}]}""", """{"a":"abc"}""", false)]
    [InlineData("""{"a":[{"equals-ignore-case":"ABC"}]}""", """{"a":"abc"}""", true)]
    [InlineData("""{"a":[{"anything-but":["x","y"]}]}""", """{"a":"z"}""", true)]
    [InlineData("""{"a":[{"anything-but":["x","y"]}]}""", """{"a":"y"}""", false)]
    [InlineData("""{"a":[{"anything-but":["x"]}]}""", """{}""", false)]
    [InlineData("""{"a":[{"anything-but":{"prefix":"x"}}]}""", """{"a":"xy"}""", false)]
    [InlineData("""{"a":[{"anything-but":5}]}""", """{"a":6}""", true)]
    [InlineData("""{"a":[{"numeric":["=",5]}]}""", """{"a":5.0}""", true)]
    [InlineData("""{"a":[{"numeric":[">",1,"<=",5]}]}""", """{"a":5}""", true)]
    [InlineData("""{"a":[{"numeric":[">",1,"<=",5]}]}""", """{"a":1}""", false)]
    [InlineData("""{"a":[{"numeric":["<",5]}]}""", """{"a":"4"}""", false)]
    [InlineData("""{"a":[{"numeric":[">=",5]}]}""", """{"a":5}""", true)]
    [InlineData("""{"a":[{"exists":true}]}""", """{"a":null}""", true)]
    [InlineData("""{"a":[{"exists":true}]}""", """{"a":{"b":1}}""", false)]
    [InlineData("""{"a":[{"exists":false}]}""", """{"b":1}""", true)]
    [InlineData("""{"a":{"b":[{"exists":false}]}}""", """{}""", true)]
    [InlineData("""{"$or":[{"a":["x"]},{"b":["y"]}]}""", """{"b":"y"}""", true)]
    [InlineData("""{"$or":[{"a":["x"]},{"b":["y"]}],"c":[1]}""", """{"b":"y","c":2}""", false)]
    [InlineData("""{"a":["x"]}""", "x", false)]
    [InlineData("""{"a":["x"]}""", """{"a":"x" """, false)]
    [InlineData("""["x",{"prefix":"ab"}]""", "abc", true)]
    [InlineData("""["x",{"prefix":"ab"}]""", "y", false)]
    [InlineData("""["x"]""", """{"a":"x"}""", false)]
    [InlineData("""[{"suffix":"\"ä"}]""", "1\"ä", true)]
    public void A_pattern_for_data_decides(string pattern, string data, bool passes) =>
        Assert.Equal(passes, Filter("kinesis", $$"""{"data":{{pattern}}}""").Passes(Record(Encoding.UTF8.GetBytes(data))));

    [Fact]
    public void One_filter_of_several_is_enough_and_an_empty_one_lets_all_pass()
    {
        var filter = Filter("kinesis", """{"data":["x"]}""", """{"data":{"a":[1]}}""");
        Assert.True(filter.Passes(Record("x"u8.ToArray())));
        Assert.True(filter.Passes(Record("""{"a":1}"""u8.ToArray())));
        Assert.False(filter.Passes(Record("y"u8.ToArray())));
        Assert.True(Filter("kinesis", "{}").Passes(Record([0xff])));
        Assert.False(Filter("kinesis", """{"data":[{"exists":true}]}""").Passes(Record([0xff])));
    }

    [Fact]
    public void Of_a_tables_record_all_of_it_can_be_asked_for()
    {
        var filter = Filter("dynamodb", """{"eventName":["INSERT"],"dynamodb":{"Keys":{"id":{"S":["1"]}}}}""");
        Assert.True(filter.Passes(Record("""{"eventName":"INSERT","dynamodb":{"Keys":{"id":{"S":"1"}}}}"""u8.ToArray())));
        Assert.False(filter.Passes(Record("""{"eventName":"MODIFY","dynamodb":{"Keys":{"id":{"S":"1"}}}}"""u8.ToArray())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("""{"data":"x"}""")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":{"a":1}}""")]
    [InlineData("""{"data":[["x"]]}""")]
    [InlineData("""{"data":[{}]}""")]
    [InlineData("""{"data":[{"prefix":1}]}""")]
    [InlineData("""{"data":[{"wildcard":"*"}]}""")]
    [InlineData("""{"data":[{"cidr":"10.0.0.0/8"}]}""")]
    [InlineData("""{"data":[{"numeric":["=","5"]}]}""")]
    [InlineData("""{"data":[{"numeric":["~",5]}]}""")]
    [InlineData("""{"data":[{"numeric":["="]}]}""")]
    [InlineData("""{"data":[{"exists":"yes"}]}""")]
    [InlineData("""{"data":[{"prefix":"a","suffix":"b"}]}""")]
    [InlineData("""{"data":[{"anything-but":{"exists":true}}]}""")]
    [InlineData("""{"partitionKey":["a"]}""")]
    public async Task What_is_no_pattern_is_refused(string pattern)
    {
        var (lambda, _) = await MappingFixture.OpenAsync();
        await using var _1 = lambda;
        await lambda.InvalidAsync("CreateEventSourceMapping", MappingFixture.Request(Criteria(pattern)), "Invalid filter pattern definition.");
    }

    [Fact]
    public async Task A_function_gets_what_passes_and_the_position_moves_past_the_rest()
    {
        var (lambda, stream) = await MappingFixture.OpenAsync();
        var uuid = await lambda.MapAsync($"{Criteria("""{"data":[{"prefix":"y"}]}""")},\"BatchSize\":2");
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "n1"), ("a", "y1"), ("a", "n2"), ("a", "y2"), ("a", "n3"));
        var call = await lambda.Functions.NextAsync();
        Assert.Equal("y1 y2", call.Data);
        call.Answer();
        await lambda.UntilAsync(uuid, "LastProcessingResult", "OK");
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "n4"), ("a", "n5"));
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "y3"));
        call = await lambda.Functions.NextAsync();
        Assert.Equal("y3", call.Data);
        call.Answer();
        stream.Put(MappingFixture.Shard, lambda.Time.GetUtcNow(), ("a", "y4"));

        // Who is called with the next record has kept the position after the one before it.
        Assert.Equal("y4", (await lambda.Functions.NextAsync()).Data);
        await lambda.SendAsync("UpdateEventSourceMapping", $$"""{"UUID":"{{uuid}}","FilterCriteria":{"Filters":[]} }""");
        await using var restarted = await lambda.ReopenAsync();
        Assert.Equal("y4", (await restarted.Functions.NextAsync()).Data);
        Assert.Null((await restarted.MappingAsync(uuid))["FilterCriteria"]);
    }

    private static RecordFilter Filter(string service, params string[] patterns) =>
        RecordFilter.Of(new FilterCriteria { Filters = [.. patterns.Select(static pattern => new Filter { Pattern = pattern })] }, service)!;

    private static SourceRecord Record(byte[] data) => new(1, 0, "1"u8.ToArray(), "k"u8.ToArray(), data);

    private static string Criteria(string pattern) =>
        $$"""
        "FilterCriteria":{"Filters":[{"Pattern":{{System.Text.Json.JsonSerializer.Serialize(pattern)}}}]}
        """;
}
