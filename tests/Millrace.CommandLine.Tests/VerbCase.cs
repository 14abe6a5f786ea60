namespace Millrace.CommandLine.Tests;

/// <summary>How a verb is run in tests. Words in capitals are made for each run: see <see cref="MadeWords"/>.</summary>
/// <param name="Verb">The words that name it.</param>
internal sealed record VerbCase(string Verb)
{
    /// <summary>Arguments that are right.</summary>
    public required string[] Right { get; init; }

    /// <summary>What is in its data then, in every form.</summary>
    public required string Shows { get; init; }

    /// <summary>Arguments that are wrong, and what comes of them.</summary>
    public required WrongUse Wrong { get; init; }

    /// <summary>An option that it does not have, and the one that is meant.</summary>
    public required (string Typed, string Meant) Mistyped { get; init; }

    /// <summary>What it says beside its data when all is well; nothing when left out.</summary>
    public string Talk { get; init; } = "";

    /// <summary>The line that a table has of this where a terminal is narrow; null where it shows no table.</summary>
    public string? Narrow { get; init; }

    /// <summary>What it writes once it runs, until it is interrupted; null when it ends by itself.</summary>
    public string? Until { get; init; }

    /// <summary>The words that name it.</summary>
    public string[] Words => Verb.Split(' ');
}

/// <summary>Arguments that are wrong.</summary>
/// <param name="Arguments">What is typed.</param>
/// <param name="ExitCode">What a script is told.</param>
/// <param name="Told">What a person is told.</param>
internal sealed record WrongUse(string[] Arguments, int ExitCode, string Told);
