using System.Globalization;
using System.Text;
using CsCheck;
using Millrace.Kcl.MultiLang.Properties;

namespace Millrace.Kcl.MultiLang.Tests.Properties;

public sealed class JavaPropertiesTests
{
    [Theory]
    [InlineData("a=b")]
    [InlineData("a = b")]
    [InlineData("a: b")]
    [InlineData("a b")]
    [InlineData("a\t=\tb")]
    [InlineData("   a   :   b")]
    [InlineData("a = \\\n   b")]
    [InlineData("a \\\n = b")]
    [InlineData("\\u0061=\\u0062")]
    [InlineData("\\a=\\b")]
    [InlineData("a=b   ")]
    [InlineData("# a=c\n! a=d\n\n  \n  # a=e\na=b\n")]
    [InlineData("a=c\na=b")]
    [InlineData("a=b\r\n")]
    [InlineData("\u00EF\u00BB\u00BFa=b")]
    public void A_property_can_be_written_in_many_ways(string text) => Assert.Equal("b", Assert.Single(JavaProperties.Parse(text), p => p.Key == "a").Value);

    [Theory]
    [InlineData("a", "")]
    [InlineData("a=", "")]
    [InlineData("a==b", "=b")]
    [InlineData("a = = b", "= b")]
    [InlineData("a=b=c:d e", "b=c:d e")]
    [InlineData("a=b\\ ", "b ")]
    [InlineData("a=b\\ \\  ", "b  ")]
    [InlineData("a=b\\\\ ", "b\\")]
    [InlineData("a=C:\\\\tmp", "C:\\tmp")]
    [InlineData("a=x\\ty\\nz", "x\ty\nz")]
    [InlineData("a=one \\\n    # two \\\n    three", "one # two three")]
    [InlineData("a=b\\", "b")]
    [InlineData("a=\u00E9", "\u00E9")]
    [InlineData("a=\\u20ac", "\u20AC")]
    public void A_value_is_what_Java_reads(string text, string value) => Assert.Equal(value, JavaProperties.Parse(text)["a"]);

    [Fact]
    public void A_name_can_hold_escaped_separators() => Assert.Equal("c", JavaProperties.Parse("a\\=b\\ \\:=c")["a=b :"]);

    [Theory]
    [InlineData("ok=1\nbad=\\u12G4")]
    [InlineData("\nbad=\\u12")]
    public void A_malformed_escape_is_refused_with_its_line(string text) =>
        Assert.Equal("line 2: \\u needs four hexadecimal digits.", Assert.Throws<PropertiesException>(() => JavaProperties.Parse(text)).Message);

    [Fact]
    public async Task A_file_is_in_Latin_1()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, [(byte)'a', (byte)'=', 0xE9], TestContext.Current.CancellationToken);
        try
        {
            Assert.Equal("\u00E9", (await JavaProperties.ReadAsync(file, TestContext.Current.CancellationToken))["a"]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void What_is_written_as_Java_writes_it_is_read_again() =>
        Gen.Dictionary(Gen.String[Gen.Char, 1, 12], Gen.String[Gen.Char, 0, 12])[0, 6].Sample(properties =>
        {
            var text = string.Concat(properties.Select(p => $"{Escape(p.Key, isName: true)}={Escape(p.Value, isName: false)}\n"));
            Assert.Equal(properties.OrderBy(p => p.Key, StringComparer.Ordinal), JavaProperties.Parse(text).OrderBy(p => p.Key, StringComparer.Ordinal));
        });

    [Fact]
    public void Any_text_is_read_or_refused() => Gen.String.Sample(text =>
    {
        try
        {
            JavaProperties.Parse(text);
        }
        catch (PropertiesException)
        {
            // Only what the format forbids.
            Assert.Contains("\\u", text, StringComparison.Ordinal);
        }
    });

    // As java.util.Properties.store does, but for blanks at a value's end.
    private static string Escape(string text, bool isName)
    {
        var escaped = new StringBuilder();
        foreach (var (index, letter) in text.Index())
        {
            var blank = letter is ' ' && (isName || index == 0 || index == text.Length - 1 || text[(index + 1)..].All(c => c is ' '));
            if (blank || letter is '\\' or '=' or ':' or '#' or '!') escaped.Append('\\').Append(letter);
            else if (letter is < ' ' or > '~') escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
            else escaped.Append(letter);
        }

        return escaped.ToString();
    }
}
