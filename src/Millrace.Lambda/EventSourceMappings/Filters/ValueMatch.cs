using System.Text.Json;

namespace Millrace.Lambda.EventSourceMappings.Filters;

/// <summary>What one alternative of a pattern asks of a value.</summary>
internal abstract record ValueMatch
{
    /// <summary>Reads an alternative.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ValueMatch Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => ReadOperator(json),
        JsonValueKind.Array => throw new FormatException("An alternative is no array."),
        _ => new Exactly(json.Clone()),
    };

    /// <summary>Whether a value is what is asked for; of a list, one element must be.</summary>
    /// <param name="value">The value; null when it is not there.</param>
    public virtual bool Matches(JsonElement? value) => value is { } there && (there.ValueKind == JsonValueKind.Array ? there.EnumerateArray().Any(Fits) : Fits(there));

    /// <summary>Whether a value that is there and no list is what is asked for.</summary>
    protected abstract bool Fits(JsonElement value);

    private static ValueMatch ReadOperator(JsonElement json)
    {
        using var members = json.EnumerateObject();
        if (!members.MoveNext()) throw new FormatException("An operator is missing.");
        var (name, operand) = (members.Current.Name, members.Current.Value);
        if (members.MoveNext()) throw new FormatException("One operator at a time.");
        return name switch
        {
            "exists" when operand.ValueKind is JsonValueKind.True or JsonValueKind.False => new Exists(operand.GetBoolean()),
            "prefix" or "suffix" => Affix.Of(name == "prefix", operand),
            "equals-ignore-case" when operand.ValueKind == JsonValueKind.String => new EqualsIgnoringCase(operand.GetString()!),
            "anything-but" => AnythingBut.Of(operand),
            "numeric" when operand.ValueKind == JsonValueKind.Array => Numeric.Of(operand),
            _ => throw new FormatException($"{name} is no operator, or not with this operand."),
        };
    }

    private static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Text(JsonElement operand) => TextOf(operand) ?? throw new FormatException("A text is needed.");

    private sealed record Exactly(JsonElement Wanted) : ValueMatch
    {
        protected override bool Fits(JsonElement value) => value.ValueKind == Wanted.ValueKind && value.ValueKind switch
        {
            JsonValueKind.String => value.ValueEquals(Wanted.GetString()),
            JsonValueKind.Number => AreEqual(value, Wanted),
            _ => true,
        };

        private static bool AreEqual(JsonElement one, JsonElement other) => one.TryGetDecimal(out var left) && other.TryGetDecimal(out var right)
            ? left == right
            : one.GetDouble().Equals(other.GetDouble());
    }

    private sealed record Exists(bool IsWanted) : ValueMatch
    {
        // Of leaves only: an object that is there is no value.
        public override bool Matches(JsonElement? value) => IsWanted
            ? value is { ValueKind: not JsonValueKind.Object }
            : value is null or { ValueKind: JsonValueKind.Object };

        protected override bool Fits(JsonElement value) => IsWanted;
    }

    private sealed record Affix(bool IsPrefix, string Part, StringComparison Comparison) : ValueMatch
    {
        public static Affix Of(bool isPrefix, JsonElement operand) => operand.ValueKind == JsonValueKind.Object
            ? ReadOperator(operand) is EqualsIgnoringCase folded
                ? new Affix(isPrefix, folded.Wanted, StringComparison.OrdinalIgnoreCase)
                : throw new FormatException("Only the case can be ignored.")
            : new Affix(isPrefix, Text(operand), StringComparison.Ordinal);

        protected override bool Fits(JsonElement value) =>
            TextOf(value) is { } text && (IsPrefix ? text.StartsWith(Part, Comparison) : text.EndsWith(Part, Comparison));
    }

    private sealed record EqualsIgnoringCase(string Wanted) : ValueMatch
    {
        protected override bool Fits(JsonElement value) => TextOf(value)?.Equals(Wanted, StringComparison.OrdinalIgnoreCase) == true;
    }

    private sealed record AnythingBut(IReadOnlyList<ValueMatch> Unwanted) : ValueMatch
    {
        public static AnythingBut Of(JsonElement operand)
        {
            if (operand.ValueKind != JsonValueKind.Array) return new AnythingBut([ReadOne(operand)]);
            List<ValueMatch> unwanted = [.. operand.EnumerateArray().Select(ReadOne)];
            return unwanted.Count > 0 ? new AnythingBut(unwanted) : throw new FormatException("There is nothing that is not wanted.");
        }

        protected override bool Fits(JsonElement value) => !Unwanted.Any(unwanted => unwanted.Fits(value));

        private static ValueMatch ReadOne(JsonElement operand) => Read(operand) switch
        {
            (Exactly or Affix or EqualsIgnoringCase) and var match => match,
            _ => throw new FormatException("That cannot be excluded."),
        };
    }

    private sealed record Numeric(IReadOnlyList<(string Comparison, double Bound)> Bounds) : ValueMatch
    {
        public static Numeric Of(JsonElement operand)
        {
            var parts = operand.EnumerateArray().ToList();
            if (parts.Count is not (2 or 4)) throw new FormatException("One or two comparisons.");
            var bounds = new List<(string, double)>();
            for (var i = 0; i < parts.Count; i += 2)
            {
                if (TextOf(parts[i]) is not ("=" or "<" or "<=" or ">" or ">=") || parts[i + 1].ValueKind != JsonValueKind.Number)
                    throw new FormatException("A comparison is an operator and a number.");
                bounds.Add((parts[i].GetString()!, parts[i + 1].GetDouble()));
            }

            return new Numeric(bounds);
        }

        protected override bool Fits(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number && Bounds.All(bound => bound.Comparison switch
        {
            "=" => number.Equals(bound.Bound),
            "<" => number < bound.Bound,
            "<=" => number <= bound.Bound,
            ">" => number > bound.Bound,
            _ => number >= bound.Bound,
        });
    }
}
