namespace Millrace.Tests;

/// <summary>A table of <c>docs/</c> which names operations and their tests.</summary>
internal static class DocumentTable
{
    /// <summary>The first two cells of each row under a heading.</summary>
    /// <param name="document">The file's name.</param>
    /// <param name="heading">How the heading begins.</param>
    public static async Task<IReadOnlyList<(string Operation, string Tests)>> RowsAsync(string document, string heading)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", document), TestContext.Current.CancellationToken);
        return
        [
            .. lines.SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
                .Where(static line => line.StartsWith('|'))
                .Skip(2)
                .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
                .Select(static cells => (cells[1], cells[2])),
        ];
    }

    /// <summary>Each row links to classes of an assembly that hold tests, the first of them named after the operation.</summary>
    public static async Task AssertNamesClassesAsync(string document, string heading, System.Reflection.Assembly assembly)
    {
        foreach (var (operation, tests) in await RowsAsync(document, heading))
        {
            Assert.StartsWith($"[{operation}Tests](../tests/{assembly.GetName().Name}/Operations/{operation}Tests.cs)", tests, StringComparison.Ordinal);
            foreach (var link in tests.Split(", "))
            {
                var name = link[1..link.IndexOf(']', StringComparison.Ordinal)];
                Assert.EndsWith($"/{name}.cs)", link, StringComparison.Ordinal);
                var type = Assert.Single(assembly.GetTypes(), type => type.Name == name);
                Assert.Contains(type.GetMethods(), static method => method.IsDefined(typeof(FactAttribute), inherit: true));
            }
        }
    }

    /// <summary>Each row links to files with tests, which call the operation by its name.</summary>
    /// <param name="document">The file's name.</param>
    /// <param name="heading">How the heading begins.</param>
    /// <param name="calls">Whether a text calls an operation in another way.</param>
    public static async Task AssertNamesCallersAsync(string document, string heading, Func<string, string, bool>? calls = null)
    {
        foreach (var (operation, tests) in await RowsAsync(document, heading))
        {
            foreach (var link in tests.Split(", "))
            {
                var path = Path.Combine(Repository.Root, "docs", link[(link.IndexOf('(', StringComparison.Ordinal) + 1)..^1]);
                Assert.True(File.Exists(path), path);
                var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
                Assert.True(text.Contains($"\"{operation}\"", StringComparison.Ordinal) || calls?.Invoke(text, operation) == true, $"{path} does not call {operation}.");
            }
        }
    }
}
