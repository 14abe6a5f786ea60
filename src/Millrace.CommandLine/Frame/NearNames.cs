namespace Millrace.CommandLine;

/// <summary>The names that a mistyped word was probably meant to be.</summary>
internal static class NearNames
{
    /// <summary>Those that are nearest, as long as no more than a third of the word is wrong.</summary>
    public static string[] Of(string word, IEnumerable<string> names)
    {
        var most = word.TrimStart('-').Length / 3;
        var near = names.Distinct().Select(name => (Name: name, Distance: Distance(word.ToUpperInvariant(), name.ToUpperInvariant()))).ToList();
        var least = near.Select(static other => other.Distance).Append(int.MaxValue).Min();
        return least > most ? [] : [.. near.Where(other => other.Distance == least).Select(static other => other.Name)];
    }

    // Letters that are missing, too many, wrong, or in each other's place.
    private static int Distance(string one, string other)
    {
        var changes = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    changes[i, j] = i + j;
                    continue;
                }

                var same = one[i - 1] == other[j - 1] ? 0 : 1;
                changes[i, j] = Math.Min(Math.Min(changes[i - 1, j], changes[i, j - 1]) + 1, changes[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    changes[i, j] = Math.Min(changes[i, j], changes[i - 2, j - 2] + 1);
            }
        }

        return changes[one.Length, other.Length];
    }
}
