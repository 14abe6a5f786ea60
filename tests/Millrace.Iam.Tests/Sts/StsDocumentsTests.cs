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
        var lines = await File.ReadAllLinesAsync(Path.Combine(Root, "docs", "compatibility.md"), TestContext.Current.CancellationToken);
        var rows = lines.SkipWhile(static line => !line.StartsWith(Heading, StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(static line => line.StartsWith('|'))
            .Skip(2)
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        Assert.Equal(service.Bindings.Select(static binding => binding.Operation.Name), rows.Select(static cells => cells[1]));
        foreach (var link in rows.SelectMany(static cells => cells[2].Split(", ")))
        {
            var path = link[(link.IndexOf('(', StringComparison.Ordinal) + 1)..^1];
            Assert.True(File.Exists(Path.Combine(Root, "docs", path)), path);
        }
    }

    [Fact]
    public async Task Every_word_about_a_refused_signature_is_explained()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Root, "docs", "identity.md"), TestContext.Current.CancellationToken);
        var words = typeof(AuthenticationDetail).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetRawConstantValue()!).ToList();
        Assert.NotEmpty(words);
        Assert.All(words, word => Assert.Contains($"`{word}`", text, StringComparison.Ordinal));
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Millrace.slnx"))) folder = folder.Parent!;
            return folder.FullName;
        }
    }
}
