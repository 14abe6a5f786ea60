using System.Globalization;
using System.Text;

namespace Millrace.Wire;

/// <summary>Reads what forms and XML hold as text. Nothing comes of what is of another type, and the first such is kept.</summary>
internal struct TextScalars
{
    /// <summary>The first wrong type.</summary>
    public string? TypeError { get; private set; }

    public int? Integer(string? text) => Number(text, WantedKind.Integer) is { } value ? WireNumber.Integer(value) : null;

    public long? Long(string? text) => Number(text, WantedKind.Long);

    public double? Double(string? text)
    {
        if (text is null) return null;
        return double.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : Refuse<double>(WantedKind.Double);
    }

    public bool? Boolean(string? text)
    {
        if (text is null) return null;
        var value = BooleanText.Parse(text);
        if (value is null) Refuse(Wire.TypeError.NotBoolean(text));
        return value;
    }

    public DateTimeOffset? Timestamp(string? text)
    {
        if (text is null) return null;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var value)
            ? WireNumber.Timestamp(value.ToUnixTimeMilliseconds())
            : Refuse<DateTimeOffset>(WantedKind.Timestamp);
    }

    public ReadOnlyMemory<byte>? Blob(string? text)
    {
        if (text is null) return null;
        var bytes = Encoding.UTF8.GetBytes(text);
        if (Base64Blob.Decode(bytes, out var length) is { } error) Refuse(error);
        return bytes.AsMemory(..length);
    }

    public void Refuse(string error) => TypeError ??= error;

    private long? Number(string? text, WantedKind wanted)
    {
        if (text is null) return null;
        if (decimal.TryParse(text, CultureInfo.InvariantCulture, out var exact)) return WireNumber.Long(exact);
        return double.TryParse(text, CultureInfo.InvariantCulture, out var value) ? WireNumber.Long(value) : Refuse<long>(wanted);
    }

    private T? Refuse<T>(WantedKind wanted)
        where T : struct
    {
        Refuse(Wire.TypeError.Of(SentKind.String, wanted));
        return null;
    }
}
