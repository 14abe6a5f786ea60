using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Millrace.Server.Tests.WebConsole;

/// <summary>What the console shows of the records of a stream, and how they are looked for.</summary>
public sealed class ConsoleRecordsTests(ConsoleServer console) : IClassFixture<ConsoleServer>
{
    [Fact]
    public async Task Records_of_all_shards_come_in_the_order_of_arrival_from_either_end()
    {
        var stream = await console.NewStreamAsync(shards: 3);
        for (var i = 0; i < 30; i++) await console.PutAsync(stream, $"key-{i}", $"{i:D2}");
        var oldest = Previews(await FindAsync(stream, "from=oldest&limit=100"));
        Assert.Equal(30, oldest.Length);
        // Records of one millisecond in different shards have no order.
        Assert.Equal(Enumerable.Range(0, 30).Select(static i => $"{i:D2}"), oldest.Order(StringComparer.Ordinal));
        var newest = await FindAsync(stream, "from=newest&limit=100");
        var arrivals = newest["rows"]!.AsArray().Select(static row => row!["at"]!.GetValue<long>()).ToArray();
        Assert.Equal(arrivals.OrderDescending(), arrivals);
        Assert.Equal(oldest.Order(StringComparer.Ordinal), Previews(newest).Order(StringComparer.Ordinal));
        Assert.True(newest["done"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_cursor_goes_on_without_gap_or_repetition_either_way()
    {
        var stream = await console.NewStreamAsync(shards: 2);
        for (var i = 0; i < 25; i++) await console.PutAsync(stream, $"key-{i}", $"{i:D2}");
        foreach (var (from, back) in ((string, string)[])[("oldest", ""), ("newest", "&back=1")]) await WalkAsync(from, back);

        async Task WalkAsync(string from, string back)
        {
            var seen = new List<string>();
            var page = await LookAsync(stream, $"from={from}&limit=7");
            while (true)
            {
                seen.AddRange(Previews(page));
                if (page["done"]!.GetValue<bool>()) break;
                page = await LookAsync(stream, $"from=cursor&cursor={page["cursor"]}&limit=7{back}");
            }

            Assert.Equal(Enumerable.Range(0, 25).Select(static i => $"{i:D2}"), seen.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task What_comes_before_hundreds_of_records_is_found_backwards()
    {
        var stream = await console.NewStreamAsync();
        await console.PutAsync(stream, "first", "needle");
        var rest = string.Join(',', Enumerable.Range(0, 450).Select(static i => $$"""{"PartitionKey":"k","Data":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes($"{i}"))}}"}"""));
        await console.CallAsync("PutRecords", $$"""{"StreamName":"{{stream}}","Records":[{{rest}}]}""");
        var found = await FindAsync(stream, "from=newest&filter=needle");
        Assert.Equal(["needle"], Previews(found));
        Assert.Equal(451, found["scanned"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_time_and_a_sequence_number_are_starts()
    {
        var stream = await console.NewStreamAsync();
        var answer = await console.CallAsync("PutRecord", $$"""{"StreamName":"{{stream}}","PartitionKey":"k","Data":"YQ=="}""");
        await console.PutAsync(stream, "k", "b");
        var rows = (await FindAsync(stream, "from=oldest"))["rows"]!.AsArray();
        Assert.Equal(["b"], Previews(await FindAsync(stream, $"from=number&number={rows[1]!["number"]}")));
        Assert.Equal(["a", "b"], Previews(await FindAsync(stream, $"from=number&number={answer["SequenceNumber"]}")));
        Assert.Equal(["a", "b"], Previews(await FindAsync(stream, $"from=time&at={rows[0]!["at"]}")));
        Assert.Empty(Previews(await FindAsync(stream, "from=time&at=32503680000000")));
    }

    [Theory]
    [InlineData("kind=text&filter=ALPHA", "0")]
    [InlineData("kind=text&filter=key-2", "2")]
    [InlineData("kind=key&filter=key-3", "3")]
    [InlineData("kind=regex&filter=^\\d%2B$", "2")]
    [InlineData("kind=json&filter=order.id", "1,3")]
    [InlineData("kind=json&filter=order.id%3D7", "1")]
    [InlineData("kind=json&filter=$.order.id%3E7", "3")]
    [InlineData("kind=json&filter=order.id!%3D7", "3")]
    [InlineData("kind=json&filter=order.items[1].sku%3D%22b%22", "3")]
    [InlineData("kind=json&filter=order.items[1].sku%3Db", "3")]
    [InlineData("kind=json&filter=order.none%3D1", "")]
    public async Task The_server_looks_for_what_the_filter_wants(string filter, string wanted)
    {
        var stream = await console.NewStreamAsync();
        await console.PutAsync(stream, "key-0", "alpha beta");
        await console.PutAsync(stream, "key-1", """{"order":{"id":7}}""");
        await console.PutAsync(stream, "key-2", "12345");
        await console.PutAsync(stream, "key-3", Gzip("""{"order":{"id":8,"items":[{"sku":"a"},{"sku":"b"}]}}"""));
        await console.PutAsync(stream, "key-4", [0xFF, 0x00, 0x01]);
        var keys = (await FindAsync(stream, $"from=oldest&{filter}"))["rows"]!.AsArray().Select(static row => row!["key"]!.GetValue<string>()["key-".Length..]);
        Assert.Equal(wanted, string.Join(',', keys));
    }

    [Theory]
    [InlineData("kind=regex&filter=(")]
    [InlineData("kind=regex&filter=(a)\\1")]
    [InlineData("kind=json&filter=%3D1")]
    [InlineData("kind=fuzzy&filter=a")]
    [InlineData("from=time")]
    [InlineData("from=number&number=17")]
    [InlineData("from=cursor&cursor=x")]
    [InlineData("from=middle")]
    [InlineData("limit=0")]
    public async Task What_cannot_be_looked_for_is_told(string query)
    {
        var stream = await console.NewStreamAsync();
        using var answer = await console.SendAsync("GET", $"/_millrace/api/records?stream={ConsoleServer.ArnOf(stream)}&{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Data_is_taken_out_of_what_it_is_wrapped_in()
    {
        var stream = await console.NewStreamAsync();
        await console.PutAsync(stream, "k", """{"a":1}""");
        await console.PutAsync(stream, "k", Gzip("""{"a":2}"""));
        await console.PutAsync(stream, "k", Convert.ToBase64String(Gzip("some text")));
        await console.PutAsync(stream, "k", [0xFE, 0xFF, 0x00]);
        await console.PutAsync(stream, "k", []);
        await console.PutAsync(stream, "a", Aggregate(("inner-1", """{"a":3}"""), ("inner-2", "plain")));
        var rows = (await FindAsync(stream, "from=oldest"))["rows"]!.AsArray();
        Assert.Equal(["json", "gzip json", "base64 gzip text", "binary", "empty", "kpl"], rows.Select(static row => row!["form"]!.GetValue<string>()));
        Assert.Equal("some text", rows[2]!["preview"]!.GetValue<string>());
        Assert.Equal("feff00", rows[3]!["preview"]!.GetValue<string>());

        var whole = await console.AskAsync($"record?stream={ConsoleServer.ArnOf(stream)}&shard=0&position={rows[5]!["position"]}");
        Assert.Equal(["inner-1", "inner-2"], whole["parts"]!.AsArray().Select(static part => part!["key"]!.GetValue<string>()));
        Assert.Equal("plain", whole["parts"]![1]!["text"]!.GetValue<string>());
        Assert.Single((await FindAsync(stream, "from=oldest&kind=json&filter=a%3D3"))["rows"]!.AsArray());
        Assert.Single((await FindAsync(stream, "from=oldest&kind=key&filter=inner-2"))["rows"]!.AsArray());
    }

    private Task<JsonNode> LookAsync(string stream, string query) => console.AskAsync($"records?stream={ConsoleServer.ArnOf(stream)}&{query}");

    /// <summary>Looks until there is no more, as the page does: one look ends early where it takes long.</summary>
    private async Task<JsonNode> FindAsync(string stream, string query)
    {
        var found = await LookAsync(stream, query);
        var filter = string.Join('&', query.Split('&').Where(static part => part.StartsWith("kind=", StringComparison.Ordinal) || part.StartsWith("filter=", StringComparison.Ordinal)));
        while (!found["done"]!.GetValue<bool>())
        {
            var next = await LookAsync(stream, $"from=cursor&cursor={found["cursor"]}{(query.StartsWith("from=newest", StringComparison.Ordinal) ? "&back=1" : "")}&{filter}");
            foreach (var row in found["rows"]!.AsArray().Reverse().ToArray()) next["rows"]!.AsArray().Insert(0, row!.DeepClone());
            next["scanned"] = next["scanned"]!.GetValue<int>() + found["scanned"]!.GetValue<int>();
            found = next;
        }

        return found;
    }

    private static string[] Previews(JsonNode page) => [.. page["rows"]!.AsArray().Select(static row => row!["preview"]!.GetValue<string>())];

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Optimal)) packing.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    // The layout of facts/kcl.md 9, with lengths below 128 throughout.
    private static byte[] Aggregate(params (string Key, string Data)[] records)
    {
        var content = new List<byte>();
        foreach (var (key, _) in records) Field(content, 0x0A, Encoding.UTF8.GetBytes(key));
        for (var i = 0; i < records.Length; i++)
        {
            List<byte> record = [0x08, (byte)i];
            Field(record, 0x1A, Encoding.UTF8.GetBytes(records[i].Data));
            Field(content, 0x1A, [.. record]);
        }

#pragma warning disable CA5351 // The format's choice.
        return [0xF3, 0x89, 0x9A, 0xC2, .. content, .. MD5.HashData([.. content])];
#pragma warning restore CA5351

        static void Field(List<byte> to, byte tag, byte[] value)
        {
            to.Add(tag);
            to.Add((byte)value.Length);
            to.AddRange(value);
        }
    }
}
