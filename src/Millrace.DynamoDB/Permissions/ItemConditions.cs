using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Permissions;

/// <summary>
/// The condition keys of a call about items (facts/iam.md 3): <c>dynamodb:LeadingKeys</c>, <c>dynamodb:Attributes</c> and their like. They are made
/// when the first policy asks for one: most callers' policies do not.
/// </summary>
/// <param name="room">Where tables are looked up: which attribute leads a key is known to them alone.</param>
/// <param name="resource">The table or index that is asked for.</param>
internal sealed class ItemConditions(DynamoDBRoom room, string resource) : IReadOnlyDictionary<string, IReadOnlyList<string>>
{
    private static readonly HashSet<string> NoAttributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "ADD", "AND", "BETWEEN", "DELETE", "IN", "NOT", "OR", "REMOVE", "SET",
    };

    private readonly List<ItemRequest> _requests = [];
    private Dictionary<string, IReadOnlyList<string>>? _values;

    public int Count => All.Count;

    public IEnumerable<string> Keys => All.Keys;

    public IEnumerable<IReadOnlyList<string>> Values => All.Values;

    private Dictionary<string, IReadOnlyList<string>> All => _values ??= Make();

    public IReadOnlyList<string> this[string key] => All[key];

    /// <summary>Adds a part of the call; before anything is asked.</summary>
    public void Add(ItemRequest request) => _requests.Add(request);

    public bool ContainsKey(string key) => All.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out IReadOnlyList<string> value) => All.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, IReadOnlyList<string>>> GetEnumerator() => All.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Dictionary<string, IReadOnlyList<string>> Make()
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        var table = DynamoDBPermissions.FindTable(resource, room);
        var schema = SchemaOf(table);
        Put("LeadingKeys", _requests.SelectMany(request => LeadingKeys(request, schema)));
        Put("Attributes", _requests.SelectMany(request => AttributesOf(request, schema)));
        Put("Select", _requests.Select(static request => request.Select));
        Put("ReturnValues", _requests.Select(static request => request.ReturnValues));
        Put("ReturnConsumedCapacity", _requests.Select(static request => request.ReturnConsumedCapacity));
        Put("EnclosingOperation", _requests.Select(static request => request.EnclosingOperation));
        if (_requests.Exists(static request => request.IsSelect))
        {
            var isScan = _requests.Exists(request => request.IsSelect && !LeadingKeys(request, schema).Any());
            values["dynamodb:FullTableScan"] = [isScan ? "true" : "false"];
        }

        return values;

        void Put(string name, IEnumerable<string?> found)
        {
            if (found.OfType<string>().Distinct().ToList() is { Count: > 0 } some) values[$"dynamodb:{name}"] = some;
        }
    }

    private KeyState? SchemaOf(TableState? table)
    {
        var index = resource.IndexOf("/index/", StringComparison.Ordinal);
        return index < 0 ? table?.Key : table?.FindIndex(resource[(index + "/index/".Length)..])?.Key;
    }

    /// <summary>The values that partition keys begin with; of a table that is not there every value of every key, so that nothing can be found out.</summary>
    private static IEnumerable<string> LeadingKeys(ItemRequest request, KeyState? schema)
    {
        if (schema is null) return request.Items.SelectMany(static item => item.Values).Select(Text).OfType<string>();
        var leading = schema.Hash[0].Name;
        return request.Terms is { } terms
            ? terms(schema).Where(term => term.Attribute == leading).SelectMany(static term => term.Values).Select(Text).OfType<string>()
            : request.Items.Select(item => item.TryGetValue(leading, out var value) ? Text(value) : null).OfType<string>();
    }

    private static IEnumerable<string> AttributesOf(ItemRequest request, KeyState? schema)
    {
        var names = (request.Attributes ?? []).Concat(request.Expressions.SelectMany(text => NamesIn(text, request.Names)));
        // An item is found by its key, whatever else is asked of it.
        return names.Concat(request.Items.SelectMany(item => schema?.Attributes().Select(static attribute => attribute.Name) ?? item.Keys));
    }

    /// <summary>The attributes that a text names; what is inside of them has no part in it.</summary>
    private static IEnumerable<string> NamesIn(string? text, IReadOnlyDictionary<string, string>? names)
    {
        if (text is null) yield break;
        var tokens = Lexer.Read(text);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i > 0 && tokens[i - 1].Is(".")) continue;
            var isFunction = i + 1 < tokens.Count && tokens[i + 1].Is("(");
            if (tokens[i].Kind == TokenKind.Name && names?.GetValueOrDefault(tokens[i].Text) is { } name) yield return name;
            else if (tokens[i].Kind == TokenKind.Word && !isFunction && !NoAttributes.Contains(tokens[i].Text)) yield return tokens[i].Text;
        }
    }

    private static string? Text(AttributeValue value) => value switch
    {
        StringValue text => text.Text,
        NumberValue number => number.Number.ToString(),
        BinaryValue binary => Convert.ToBase64String(binary.Bytes.Span),
        _ => null,
    };
}
