using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Millrace.CloudWatch.Logs.Filters;

/// <summary>A way into a document, as in <c>$.a.b[0].c</c> or <c>$.a[*]</c>.</summary>
internal sealed class JsonSelector
{
    private readonly List<Step> _steps = [];
    private readonly StringBuilder _text = new("$");

    /// <summary>Reads a selector.</summary>
    public static JsonSelector Read(PatternReader reader)
    {
        reader.Take("$");
        var selector = new JsonSelector();
        while (reader.Peek is '.' or '[') selector.ReadStep(reader);
        return selector._steps.Count > 0 ? selector : throw PatternReader.Invalid();
    }

    /// <summary>As it was written.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>What it leads to; several with a wildcard.</summary>
    public IEnumerable<JsonElement> Find(JsonElement document) => Find(document, 0);

    private void ReadStep(PatternReader reader)
    {
        if (reader.Peek == '.')
        {
            reader.Take(".");
            var name = reader.TakeUntil(".[]()=!<>&|{},\"%");
            if (name.Length == 0) throw PatternReader.Invalid();
            _text.Append('.').Append(name);
            _steps.Add(new Step(name == "*" ? null : name, null));
            return;
        }

        reader.Take("[");
        if (reader.Peek is '\'' or '"')
        {
            var name = reader.TakeQuoted(reader.Peek);
            _text.Append('[').Append(name).Append(']');
            _steps.Add(new Step(name, null));
        }
        else
        {
            var index = reader.TakeUntil("]");
            _text.Append('[').Append(index).Append(']');
            int? number = int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
            if (number is null && index != "*") throw PatternReader.Invalid();
            _steps.Add(new Step(null, number));
        }

        reader.Take("]");
    }

    private IEnumerable<JsonElement> Find(JsonElement element, int index)
    {
        if (index == _steps.Count) return [element];
        return _steps[index].From(element).SelectMany(found => Find(found, index + 1));
    }

    /// <summary>A step: to a member, to an element, or to all of them.</summary>
    private readonly record struct Step(string? Name, int? Index)
    {
        public IEnumerable<JsonElement> From(JsonElement element)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object when Name is not null:
                    return element.TryGetProperty(Name, out var member) ? [member] : [];
                case JsonValueKind.Object when Index is null:
                    return element.EnumerateObject().Select(static property => property.Value);
                case JsonValueKind.Array when Index is { } index:
                    return index < element.GetArrayLength() ? [element[index]] : [];
                case JsonValueKind.Array when Name is null:
                    return element.EnumerateArray();
                default:
                    return [];
            }
        }
    }
}
