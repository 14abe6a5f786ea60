using System.Text.RegularExpressions;

namespace Millrace.Architecture.Tests;

public sealed partial class HygieneTests
{
    private const int LongestSource = 600;

    [Fact]
    public void A_source_file_holds_one_thing()
    {
        Assert.Empty(
            from file in Repository.Files()
            where file.EndsWith(".cs", StringComparison.Ordinal)
            let lines = Repository.Read(file).AsSpan().Count('\n')
            where lines > LongestSource
            select $"{file} has {lines} lines");
    }

    [Fact]
    public void Nothing_in_the_source_is_marked_as_unfinished()
    {
        Assert.Empty(
            from file in Repository.Files()
            where file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("lessons/", StringComparison.Ordinal)
            from Match mark in UnfinishedMark().Matches(Repository.Read(file))
            select $"{file}: {mark.Value}");
    }

    /// <summary>Where packages come from is each machine's own business.</summary>
    [Fact]
    public void No_lock_file_or_configuration_names_a_registry()
    {
        string[] configurations = ["package-lock.json", "packages.lock.json", ".npmrc", "nuget.config", "Gemfile.lock"];
        Assert.Empty(
            from file in Repository.Files()
            where configurations.Contains(Path.GetFileName(file), StringComparer.OrdinalIgnoreCase)
            from Match address in RegistryAddress().Matches(Repository.Read(file))
            select $"{file}: {address.Value}");
    }

    /// <summary>Only a test may look at what lies beside the repository, and then it says so where that is absent.</summary>
    [Fact]
    public void Nothing_but_a_test_looks_outside_the_repository()
    {
        Assert.Empty(
            from file in Repository.Files()
            where !file.StartsWith("tests/", StringComparison.Ordinal)
            where Repository.Read(file).Contains("../shared", StringComparison.Ordinal)
            select file);
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b")]
    private static partial Regex UnfinishedMark();

    [GeneratedRegex(@"""resolved""|registry\s*=|^\s*<add .*https?://")]
    private static partial Regex RegistryAddress();
}
