namespace Millrace.CommandLine.Tests;

/// <summary>The table that the tests of all verbs run by.</summary>
public sealed class VerbTableTests
{
    [Fact]
    public void Every_verb_has_a_row_and_every_row_a_verb() =>
        Assert.Equal(VerbTree.Verbs.Keys.Order(StringComparer.Ordinal), VerbCases.All.Keys.Order(StringComparer.Ordinal));
}
