namespace Millrace.Wire.Signing;

/// <summary>What a signing key is good for: <c>date/region/service/aws4_request</c>.</summary>
/// <param name="Date">The day in UTC, <c>yyyyMMdd</c>.</param>
/// <param name="Region">The region.</param>
/// <param name="Service">The service's signing name, as in <c>kinesis</c>.</param>
public readonly record struct CredentialScope(string Date, string Region, string Service)
{
    /// <summary>How every scope ends.</summary>
    public const string Terminator = "aws4_request";

    private const int MaxRegionLength = 64;

    /// <summary>
    /// Whether the region is one: any that AWS may ever have and whatever a test calls its own, but nothing that a file or a key could not
    /// be named after.
    /// </summary>
    public bool HasRegion
    {
        get
        {
            if (Region.Length is 0 or > MaxRegionLength || Region[0] == '-') return false;
            foreach (var c in Region)
            {
                if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-') return false;
            }

            return true;
        }
    }

    /// <summary>The scope as it is signed.</summary>
    public override string ToString() => $"{Date}/{Region}/{Service}/{Terminator}";

    internal void WriteTo(ref Utf8Builder text)
    {
        text.Append(Date);
        text.Append((byte)'/');
        text.Append(Region);
        text.Append((byte)'/');
        text.Append(Service);
        text.Append((byte)'/');
        text.Append(Terminator);
    }
}
