using System.Text.RegularExpressions;

namespace Millrace.Iam.Tests.Management;

/// <summary>What the documents say of IAM, held against what there is.</summary>
public sealed partial class IamDocumentsTests
{
    private const string Heading = "## Identity and Access Management";

    [Fact]
    public async Task The_table_has_a_row_for_each_bound_operation_and_no_other()
    {
        await using var iam = await TestIam.OpenAsync();
        var rows = await DocumentTable.RowsAsync("compatibility.md", Heading);
        Assert.Equal(iam.Operations.Order(StringComparer.Ordinal), rows.Select(static row => row.Operation));
    }

    [Fact]
    public Task Each_row_names_tests_that_call_the_operation() => DocumentTable.AssertNamesCallersAsync("compatibility.md", Heading, CallsForAnyKind);

    /// <summary>Whether a file has the operation's name with a kind of entity left open, as in <c>Put{kind}Policy</c>.</summary>
    private static bool CallsForAnyKind(string text, string operation) =>
        OpenName().Matches(text).Any(match => Regex.IsMatch(operation, $"^{match.Groups[1]}(User|Group|Role|Policy|InstanceProfile){match.Groups[2]}$"));

    [GeneratedRegex(@"\$""([A-Z]\w*)\{kind\}(\w*)""")]
    private static partial Regex OpenName();
}
