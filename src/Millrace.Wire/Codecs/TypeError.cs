namespace Millrace.Wire;

/// <summary>AWS's texts for values of a wrong type (facts/kinesis.md 2.1).</summary>
internal static class TypeError
{
    /// <summary>The text for a value of one kind where another was wanted.</summary>
    public static string Of(SentKind sent, WantedKind wanted) => (sent, wanted) switch
    {
        (SentKind.List, _) => "Start of list found where not expected",
        (SentKind.Map, _) => "Start of structure or map found where not expected.",
        (_, WantedKind.List) => "Expected list or null",
        (_, WantedKind.Map) => "Expected map or null",
        (_, WantedKind.Structure) => "Expected null",
        (_, WantedKind.Blob) => $"class {JavaClass(sent)} can not be converted to a Blob",
        (_, WantedKind.Timestamp) => $"class {JavaClass(sent)} can not be converted to milliseconds since epoch",
        _ => $"class {JavaClass(sent)} can not be converted to an {wanted}",
    };

    /// <summary>The text for a string that is no Boolean.</summary>
    public static string NotBoolean(string text) => $"'{text.ToUpperInvariant()}' can not be converted to an Boolean";

    private static string JavaClass(SentKind sent) => sent switch
    {
        SentKind.String => "java.lang.String",
        SentKind.Boolean => "java.lang.Boolean",
        SentKind.Bytes => "java.nio.HeapByteBuffer",
        _ => "com.amazon.coral.value.json.numbers.TruncatingBigNumber",
    };
}

/// <summary>What a body holds.</summary>
internal enum SentKind
{
    String,
    Number,
    Boolean,
    Bytes,
    List,
    Map,
}

/// <summary>What a shape asks for.</summary>
internal enum WantedKind
{
    String,
    Integer,
    Long,
    Double,
    Boolean,
    Blob,
    Timestamp,
    List,
    Map,
    Structure,
}
