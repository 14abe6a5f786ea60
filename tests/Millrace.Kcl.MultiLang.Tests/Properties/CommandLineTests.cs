namespace Millrace.Kcl.MultiLang.Tests.Properties;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("node app.js", "node|app.js")]
    [InlineData("  node   app.js\t--flag ", "node|app.js|--flag")]
    [InlineData("\"/opt/my app/run\" \"a b\" c", "/opt/my app/run|a b|c")]
    [InlineData("run --name=\"a b\" \"\"", "run|--name=a b|")]
    [InlineData("run $HOME 'a b' *", "run|$HOME|'a|b'|*")]
    public void It_is_split_at_blanks_that_are_not_quoted(string line, string pieces) => Assert.Equal(pieces.Split('|'), MultiLang.Properties.CommandLine.Split(line));

    [Theory]
    [InlineData("run \"a", "a quotation mark is not closed.")]
    [InlineData("   ", "it names no program.")]
    [InlineData("\"\" a", "it names no program.")]
    public void What_names_no_program_is_refused(string line, string fault) =>
        Assert.Equal(fault, Assert.Throws<FormatException>(() => MultiLang.Properties.CommandLine.Split(line)).Message);
}
