namespace Millrace.Lambda.Runtimes;

/// <summary>A runtime's name taken apart: <c>nodejs22.x</c> is <c>nodejs</c> and <c>22</c>.</summary>
/// <param name="Family">As in <c>python</c>.</param>
/// <param name="Version">As in <c>3.13</c>; for <c>provided</c> the operating system.</param>
internal readonly record struct RuntimeName(string Family, string Version)
{
    /// <summary>Functions in JavaScript.</summary>
    public const string Node = "nodejs";

    /// <summary>Functions in Python.</summary>
    public const string Python = "python";

    /// <summary>Functions in Ruby.</summary>
    public const string Ruby = "ruby";

    /// <summary>Functions for .NET.</summary>
    public const string Dotnet = "dotnet";

    /// <summary>Functions that bring their own bootstrap.</summary>
    public const string Provided = "provided";

    /// <summary>Takes a name apart.</summary>
    public static RuntimeName Parse(string runtime)
    {
        if (runtime.StartsWith(Provided, StringComparison.Ordinal))
            return new RuntimeName(Provided, runtime[Provided.Length..].TrimStart('.'));
        var digit = runtime.AsSpan().IndexOfAnyInRange('0', '9');
        if (digit < 0)
            return new RuntimeName(runtime, "");
        var version = runtime[digit..];
        return new RuntimeName(runtime[..digit], version.EndsWith(".x", StringComparison.Ordinal) ? version[..^2] : version);
    }
}
