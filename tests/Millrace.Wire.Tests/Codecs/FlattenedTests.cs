using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Millrace.Wire.Tests;

/// <summary>Members that the query protocol flattens, and the two ways in which CBOR tells times (facts/sqs.md, facts/logs-metrics.md B).</summary>
public sealed class FlattenedTests
{
    [Theory]
    [InlineData("Name.1=a&Name.2=b", """{"Names":["a","b"]}""")]
    [InlineData("Tag.1.Key=k&Tag.1.Value=v&Tag.2.Key=l&Tag.2.Value=w", """{"Tags":{"k":"v","l":"w"}}""")]
    [InlineData("Part.1.Name=k&Part.1.Value.Name.1=a", """{"Parts":{"k":{"Names":["a"]}}}""")]
    [InlineData("Sub.1.Plain.member.1=a&Sub.2.Tag.1.Key=k&Sub.2.Tag.1.Value=v", """{"Subs":[{"Plain":["a"]},{"Tags":{"k":"v"}}]}""")]
    [InlineData("Names.1=a&Tags.entry.1.key=k", "{}")]
    public void A_form_repeats_the_name_of_an_item(string form, string expected)
    {
        var sheaf = WireCodec.Read<Sheaf>(Encoding.UTF8.GetBytes(form), WireFormat.Query, out var fault);
        Assert.Null(fault);
        Assert.Equal(expected, Bodies.Json(sheaf!));
    }

    [Theory]
    [InlineData("""{"Name":["a"],"Tag":{"k":"v"}}""", "{}")]
    [InlineData("""{"Names":["a"],"Tags":{"k":"v"}}""", """{"Names":["a"],"Tags":{"k":"v"}}""")]
    public void JSON_knows_only_the_name_of_the_whole(string json, string expected) => Assert.Equal(expected, Bodies.Json(Sheaf(json)));

    [Fact]
    public void XML_repeats_the_name_of_an_item()
    {
        var output = new ArrayBufferWriter<byte>();
        XmlBody.WriteAnswer(BarnApi.Store, new StoreResponse { Sheaf = Sheaf("""{"Names":["a","b"],"Subs":[],"Tags":{"k":"v"},"Plain":["c"]}""") }, "id", output);
        Assert.Contains(
            """
                <Sheaf>
                  <Name>a</Name>
                  <Name>b</Name>
                  <Tag>
                    <Key>k</Key>
                    <Value>v</Value>
                  </Tag>
                  <Plain>
                    <member>c</member>
                  </Plain>
                </Sheaf>
            """,
            Encoding.UTF8.GetString(output.WrittenSpan),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Names":["a","b"],"Tags":{"k":"v","l":"w"},"Plain":["c"]}""")]
    [InlineData("""{"Subs":[{"Names":["a"]},{"Names":["b"]}],"Parts":{"k":{"Tags":{"l":"w"}},"m":{"Plain":["c","d"]}}}""")]
    [InlineData("""{"At":1459799926.480}""")]
    public void What_is_written_is_read_again_in_every_protocol(string json)
    {
        var sheaf = Sheaf(json);
        var xml = new ArrayBufferWriter<byte>();
        XmlBody.WriteAnswer(BarnApi.Store, new StoreResponse { Sheaf = sheaf }, "id", xml);
        Assert.Equal(json, Bodies.Json(QueryBody.ReadAnswer<StoreResponse>(BarnApi.Store, xml.WrittenMemory, FrozenSet<string>.Empty, out _)!.Sheaf!));

        var form = new ArrayBufferWriter<byte>();
        QueryBody.WriteRequest(BarnApi.Store, new StoreRequest { Sheaf = sheaf }, form);
        Assert.Equal(json, Bodies.Json(WireCodec.Read<StoreRequest>(form.WrittenSpan.ToArray(), WireFormat.Query, out _)!.Sheaf!));

        foreach (var format in new[] { WireFormat.Cbor, WireFormat.RpcCbor })
            Assert.Equal(json, Bodies.Json(WireCodec.Read<Sheaf>(Bodies.Write(sheaf, format), format, out _)!));
    }

    [Theory]
    [InlineData(1459799926480, "A1" + "624174" + "C1FB41D5C0B1DD9EB852")]
    [InlineData(1459799926000, "A1" + "624174" + "C11A5702C776")]
    public void Smithys_CBOR_tells_seconds(long milliseconds, string hex)
    {
        var sheaf = new Sheaf { At = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) };
        Assert.Equal(hex, Convert.ToHexString(Bodies.Write(sheaf, WireFormat.RpcCbor)));
        Assert.Equal(sheaf.At, WireCodec.Read<Sheaf>(Convert.FromHexString(hex), WireFormat.RpcCbor, out _)!.At);
    }

    [Fact]
    public void An_error_has_its_old_name_in_a_query()
    {
        var error = new ServiceException("GoneException", "No.") { QueryCode = "Barn.Gone" };
        Assert.Contains("<Code>Barn.Gone</Code>", Error(error, WireFormat.Query), StringComparison.Ordinal);
        Assert.Equal("""{"__type":"GoneException","message":"No."}""", Error(error, WireFormat.Json));
        Assert.True(BarnApi.Service.IsQueryCompatible);
        Assert.False(PostApi.Service.IsQueryCompatible || DeskApi.Service.IsQueryCompatible);
    }

    private static string Error(ServiceException error, WireFormat format)
    {
        var output = new ArrayBufferWriter<byte>();
        ErrorBody.Write(error, BarnApi.Service, format, "id", output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static Sheaf Sheaf(string json) => WireCodec.Read<Sheaf>(Encoding.UTF8.GetBytes(json), WireFormat.Json, out _)!;
}
