using System.Globalization;

namespace Millrace.Wire;

/// <summary>Prints values as AWS does in a violation: the way Java prints them (facts/kinesis.md 2.2).</summary>
public static class JavaText
{
    /// <summary>An Integer or a Long.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A Double.</summary>
    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A Boolean.</summary>
    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>A timestamp.</summary>
    public static string Of(DateTimeOffset value) => value.UtcDateTime.ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);

    /// <summary>A blob.</summary>
    public static string Of(ReadOnlyMemory<byte> value) => $"java.nio.HeapByteBuffer[pos=0 lim={value.Length} cap={value.Length}]";

    /// <summary>A list.</summary>
    public static string List<T>(IReadOnlyList<T> list, Func<T, string> show) => $"[{string.Join(", ", list.Select(item => Show(item, show)))}]";

    /// <summary>A map.</summary>
    public static string Map<T>(IReadOnlyDictionary<string, T> map, Func<T, string> show) =>
        $"{{{string.Join(", ", map.Select(entry => $"{entry.Key}={Show(entry.Value, show)}"))}}}";

    /// <summary>A structure: its class and its hash.</summary>
    public static string Structure<T>(string name, T value)
        where T : notnull => $"{name}@{value.GetHashCode():x}";

    private static string Show<T>(T item, Func<T, string> show) => item is null ? "null" : show(item);
}
