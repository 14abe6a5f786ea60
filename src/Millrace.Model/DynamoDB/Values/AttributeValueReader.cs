using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Reads values with AWS's texts for what cannot be one (facts/dynamodb.md 19.3).</summary>
internal static class AttributeValueReader
{
    private const string InvalidParameter = "One or more parameter values were invalid: ";

    public static AttributeValue? Read<TReader>(ref TReader reader, int depth)
        where TReader : IShapeReader, allows ref struct
    {
        if (!reader.BeginStructure()) return null;
        AttributeValue? value = null;
        string? fault = null;
        var count = 0;
        while (reader.NextMember(out var name))
        {
            if (ReadMember(ref reader, name, depth) is not { } member) continue;
            count++;
            value = member;
            // A value that is wrong in itself is told before there being several; what is inside lists and maps comes after.
            if (member is InvalidValue) fault ??= member.Fault;
        }

        if (count == 0) return new InvalidValue("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        if (fault is not null) return new InvalidValue(fault);
        return count == 1
            ? value
            : new InvalidValue("Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
    }

    private static AttributeValue? ReadMember<TReader>(ref TReader reader, ReadOnlySpan<byte> name, int depth)
        where TReader : IShapeReader, allows ref struct
    {
        switch (name)
        {
            case [(byte)'S']: return reader.ReadString() is { } text ? new StringValue(text) : null;
            case [(byte)'N']: return reader.ReadString() is { } number ? ReadNumber(number) : null;
            case [(byte)'B']: return reader.ReadBlob() is { } bytes ? new BinaryValue(bytes) : null;
            case [(byte)'S', (byte)'S']: return ReadStrings(ref reader) is { } strings ? StringSet(strings) : null;
            case [(byte)'N', (byte)'S']: return ReadStrings(ref reader) is { } numbers ? NumberSet(numbers) : null;
            case [(byte)'B', (byte)'S']: return ReadBinarySet(ref reader);
            case [(byte)'L']: return ReadList(ref reader, depth);
            case [(byte)'M']: return ReadMap(ref reader, depth);
            case [(byte)'B', (byte)'O', (byte)'O', (byte)'L']: return reader.ReadBoolean() is { } boolean ? new BooleanValue(boolean) : null;
            case [(byte)'N', (byte)'U', (byte)'L', (byte)'L']:
                return reader.ReadBoolean() switch
                {
                    true => NullValue.Instance,
                    false => new InvalidValue($"{InvalidParameter}Null attribute value types must have the value of true"),
                    null => null,
                };
            default:
                reader.Skip();
                return null;
        }
    }

    private static AttributeValue ReadNumber(string text) =>
        Number.TryParse(text, out var number, out var fault) ? new NumberValue(number) : new InvalidValue(fault);

    private static List<string>? ReadStrings<TReader>(ref TReader reader)
        where TReader : IShapeReader, allows ref struct
    {
        if (!reader.BeginList()) return null;
        var texts = new List<string>();
        while (reader.NextElement())
        {
            if (reader.ReadString() is { } text) texts.Add(text);
        }

        return texts;
    }

    private static AttributeValue StringSet(List<string> members)
    {
        if (members.Count == 0) return new InvalidValue($"{InvalidParameter}An string set  may not be empty");
        return new HashSet<string>(members).Count == members.Count
            ? new StringSetValue(members)
            : new InvalidValue($"{InvalidParameter}Input collection [{string.Join(", ", members)}] contains duplicates.");
    }

    private static AttributeValue NumberSet(List<string> texts)
    {
        if (texts.Count == 0) return new InvalidValue($"{InvalidParameter}An number set  may not be empty");
        var members = new List<Number>(texts.Count);
        foreach (var text in texts)
        {
            if (!Number.TryParse(text, out var number, out var fault)) return new InvalidValue(fault);
            members.Add(number);
        }

        return new HashSet<Number>(members).Count == members.Count
            ? new NumberSetValue(members)
            : new InvalidValue("Input collection contains duplicates");
    }

    private static AttributeValue? ReadBinarySet<TReader>(ref TReader reader)
        where TReader : IShapeReader, allows ref struct
    {
        if (!reader.BeginList()) return null;
        var members = new List<ReadOnlyMemory<byte>>();
        while (reader.NextElement())
        {
            if (reader.ReadBlob() is { } bytes) members.Add(bytes);
        }

        if (members.Count == 0) return new InvalidValue($"{InvalidParameter}Binary sets should not be empty");
        if (new HashSet<ReadOnlyMemory<byte>>(members, BytesComparer.Instance).Count == members.Count) return new BinarySetValue(members);
        var shown = string.Join(", ", members.Select(static bytes => Convert.ToBase64String(bytes.Span)));
        return new InvalidValue($"{InvalidParameter}Input collection [{shown}]of type BS contains duplicates.");
    }

    private static AttributeValue? ReadList<TReader>(ref TReader reader, int depth)
        where TReader : IShapeReader, allows ref struct
    {
        if (!reader.BeginList()) return null;
        var elements = new List<AttributeValue>();
        while (reader.NextElement())
        {
            if (Read(ref reader, depth + 1) is { } element) elements.Add(element);
        }

        return depth > AttributeValue.MaxDepth ? TooDeep() : new ListValue(elements);
    }

    private static AttributeValue? ReadMap<TReader>(ref TReader reader, int depth)
        where TReader : IShapeReader, allows ref struct
    {
        if (!reader.BeginMap()) return null;
        var entries = new Dictionary<string, AttributeValue>();
        while (reader.NextEntry(out var key))
        {
            if (Read(ref reader, depth + 1) is { } value) entries[key] = value;
        }

        return depth > AttributeValue.MaxDepth ? TooDeep() : new MapValue(entries);
    }

    private static InvalidValue TooDeep() => new(
        "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit");
}
