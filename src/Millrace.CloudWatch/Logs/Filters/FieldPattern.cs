using System.Text;

namespace Millrace.CloudWatch.Logs.Filters;

/// <summary>Conditions on the fields of a text, which are set apart by spaces; what is in brackets or quotes is one field.</summary>
internal sealed class FieldPattern : FilterPattern
{
    private const string Rest = "...";

    private readonly IReadOnlyList<Field> _before;
    private readonly IReadOnlyList<Field>? _behind;

    private FieldPattern(IReadOnlyList<Field> before, IReadOnlyList<Field>? behind)
    {
        _before = before;
        _behind = behind;
    }

    public static FieldPattern Parse(PatternReader reader)
    {
        reader.Take("[");
        var before = new List<Field>();
        List<Field>? behind = null;
        do
        {
            if (!reader.TryTake(Rest)) (behind ?? before).Add(ReadField(reader));
            else if (behind is null) behind = [];
            else throw PatternReader.Invalid();
        }
        while (reader.TryTake(","));
        reader.Take("]");
        return new FieldPattern(before, behind);
    }

    public override bool IsMatch(ReadOnlySpan<byte> message)
    {
        var fields = Split(Encoding.UTF8.GetString(message));
        if (_behind is null ? fields.Count != _before.Count : fields.Count < _before.Count + _behind.Count) return false;
        for (var i = 0; i < _before.Count; i++)
        {
            if (!_before[i].Holds(fields[i])) return false;
        }

        for (var i = 0; i < (_behind?.Count ?? 0); i++)
        {
            if (!_behind![i].Holds(fields[fields.Count - _behind.Count + i])) return false;
        }

        return true;
    }

    public override IReadOnlyDictionary<string, string> Extract(ReadOnlySpan<byte> message)
    {
        var fields = Split(Encoding.UTF8.GetString(message));
        var values = new Dictionary<string, string>();
        var behind = _behind?.Count ?? 0;
        for (var i = 0; i < fields.Count; i++)
        {
            var field = i < _before.Count ? _before[i] : i >= fields.Count - behind ? _behind![i - fields.Count + behind] : null;
            // Fields that the pattern has no name for go by their numbers.
            values[field?.Name is { } name ? $"${name}" : $"${i + 1}"] = fields[i];
        }

        return values;
    }

    private static Field ReadField(PatternReader reader)
    {
        string? name = null;
        var isPlain = false;
        Condition<string> condition = reader.ReadConditions<string>(inner =>
        {
            inner.SkipSpaces();
            var word = inner.TakeUntil("=!<>,]()&|\"%");
            if (word.Length == 0 || (name is not null && name != word)) throw PatternReader.Invalid();
            name = word;
            if (Comparison.Read(inner, ",])&|") is { } comparison) return text => comparison.Holds(text, Comparison.Number(text));
            isPlain = true;
            return static _ => true;
        });
        return new Field(name, isPlain ? null : condition);
    }

    private static List<string> Split(string text)
    {
        var fields = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var close = text[at] switch { '[' => ']', '"' => '"', _ => '\0' };
            var end = close == '\0' ? -1 : text.IndexOf(close, at + 1);
            if (end > 0)
            {
                fields.Add(text[(at + 1)..end]);
                at = end + 1;
                continue;
            }

            end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
            fields.Add(text[at..end]);
            at = end;
        }

        return fields;
    }

    private sealed record Field(string? Name, Condition<string>? Condition)
    {
        public bool Holds(string text) => Condition is null || Condition(text);
    }
}
