namespace Millrace.Iam.Tests.Evaluation;

/// <summary>Spoils policies a little.</summary>
internal static class PolicyMutator
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "\"", ",", ":", "\\", "*", "?", "${", "}", "'", "0", "1e9", "null", "true", "\\ud800", "\ud800", "\\u0000", "\u00e9", "Not", "If",
        "ForAllValues:", "\"Sid\":\"a\",", "\"Effect\":\"Allow\",", "\"Principal\":\"*\",", "\"Resource\":\"*\",", "arn:", "aws", " ", "[[", "{}",
    ];

    public static string Mutate(string json, PolicyGenerator generator)
    {
        for (var times = 1 + generator.Next(2); times > 0; times--)
        {
            var at = generator.Next(json.Length);
            var length = Math.Min(1 + generator.Next(8), json.Length - at);
            json = generator.Next(5) switch
            {
                0 => json.Remove(at, length),
                1 => json.Insert(at, generator.Pick(Pieces)),
                2 => json[..at] + generator.Pick(Pieces) + json[(at + length)..],
                3 => json.Insert(at, json.Substring(generator.Next(json.Length - length + 1), length)),
                _ => json[..at] + (char)(json[at] ^ (1 << generator.Next(7))) + json[(at + 1)..],
            };
            if (json.Length == 0) return json;
        }

        return json;
    }
}
