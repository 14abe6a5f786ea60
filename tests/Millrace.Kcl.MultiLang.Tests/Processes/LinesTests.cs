using System.IO.Pipelines;
using System.Text;
using CsCheck;
using Millrace.Kcl.MultiLang.Processes;

namespace Millrace.Kcl.MultiLang.Tests.Processes;

public sealed class LinesTests
{
    [Fact]
    public async Task Lines_are_whole_however_they_arrive() =>
        await Gen.Select(Gen.String[Gen.Char["ab\n"], 0, 60], Gen.Int[1, 7]).SampleAsync(async (text, piece) =>
        {
            var pipe = new Pipe();
            var reading = ReadAsync(pipe.Reader.AsStream());
            foreach (var part in Encoding.UTF8.GetBytes(text).Chunk(piece)) await pipe.Writer.WriteAsync(part);
            await pipe.Writer.CompleteAsync();

            var lines = text.Split('\n');
            Assert.Equal(lines[^1].Length == 0 ? lines[..^1] : lines, await reading);
        });

    [Fact]
    public async Task Of_an_overlong_line_the_beginning_is_given_and_the_next_is_whole()
    {
        var text = new string('x', Lines.Longest + 5000) + "\nnext\n" + new string('y', 20_000) + "\nlast";

        var lines = await ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)));

        Assert.Equal([Lines.Longest, 4, 20_000, 4], lines.Select(line => line.Length));
        Assert.Equal(["next", "last"], [lines[1], lines[3]]);
    }

    private static async Task<List<string>> ReadAsync(Stream stream)
    {
        var lines = new List<string>();
        await foreach (var line in Lines.ReadAsync(stream)) lines.Add(Encoding.UTF8.GetString(line.Span));
        return lines;
    }
}
