using System.Globalization;
using Millrace.Model.Lambda;

namespace Millrace.Lambda.Functions;

/// <summary>A function's versions as lists tell them: the one that is not published first, then the oldest.</summary>
internal static class VersionList
{
    public static IEnumerable<FunctionConfiguration> Of(FunctionKey key, FunctionState function) =>
        function.Versions.Prepend(function.Latest).Select(version => version.Configuration.AsListed(key.Qualified(version.Configuration.Version)));

    /// <summary>The order of a function's versions by their texts.</summary>
    public static IComparer<string> Order { get; } =
        Comparer<string>.Create(static (one, other) => NumberOf(one).CompareTo(NumberOf(other)));

    private static int NumberOf(string version) => int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
