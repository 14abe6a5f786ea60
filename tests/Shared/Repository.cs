namespace Millrace.Tests;

/// <summary>The source tree that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] NotSource = [".git", "bin", "obj", "artifacts", "node_modules", "TestResults", "__pycache__"];

    public static string Root { get; } = FindRoot();

    /// <summary>A file of the workspace's facts and models, beside the tree, or skips the test.</summary>
    /// <param name="path">Its path under the folder of these.</param>
    public static string Shared(params ReadOnlySpan<string> path)
    {
        var file = Path.Combine([Path.GetDirectoryName(Root) ?? "", "shared", .. path]);
        if (!File.Exists(file)) Assert.Skip($"{file} is not here to compare with.");
        return file;
    }

    /// <summary>Every file of the tree that somebody wrote, relative to the root.</summary>
    public static IEnumerable<string> Files() =>
        Walk(Root).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(child => !NotSource.Contains(Path.GetFileName(child)))
                .SelectMany(Walk));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Millrace.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run from inside the repository.");
        }

        return folder.FullName;
    }
}
