using System.Reflection;
using Millrace.Iam.Authorization;
using Millrace.Iam.Sts;
using Millrace.Wire.Signing;
using static Millrace.Iam.Tests.Sts.TestSts;

namespace Millrace.Iam.Tests.Sts;

/// <summary>What the documents say of STS, held against what there is.</summary>
public sealed class StsDocumentsTests
{
    private const string Heading = "## Security Token Service";

    [Fact]
    public async Task The_table_has_a_row_for_each_bound_operation_and_its_tests_are_there()
    {
        await using var sts = await StartAsync();
        var service = new StsService(sts.Directory, sts.Sessions, AccessKey.Bootstrap(AccountId), new DecisionLog(), sts.Clock);
        var rows = await DocumentTable.RowsAsync("compatibility.md", Heading);
        Assert.Equal(service.Bindings.Select(static binding => binding.Operation.Name), rows.Select(static row => row.Operation));
        foreach (var link in rows.SelectMany(static row => row.Tests.Split(", ")))
        {
            var path = link[(link.IndexOf('(', StringComparison.Ordinal) + 1)..^1];
            Assert.True(File.Exists(Path.Combine(Repository.Root, "docs", path)), path);
        }
    }

    [Fact]
    public async Task Every_word_about_a_refused_signature_is_explained()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "identity.md"), TestContext.Current.CancellationToken);
        var words = typeof(AuthenticationDetail).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetRawConstantValue()!).ToList();
        Assert.NotEmpty(words);
        Assert.All(words, word => Assert.Contains($"`{word}`", text, StringComparison.Ordinal));
    }
}
