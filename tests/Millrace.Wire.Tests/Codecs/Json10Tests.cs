using System.Text;

namespace Millrace.Wire.Tests;

/// <summary>facts/dynamodb.md 19.2: services that speak JSON 1.0 have words of their own for wrong types.</summary>
public sealed class Json10Tests
{
    private static readonly ServiceDescriptor Service = new("Parcel", "1", "parcel", "parcel", "Parcel", null) { JsonVersion = "1.0" };

    [Theory]
    [InlineData("""{"Text":1}""", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("""{"Text":1.5}""", "DECIMAL_VALUE cannot be converted to String")]
    [InlineData("""{"Text":true}""", "TRUE_VALUE cannot be converted to String")]
    [InlineData("""{"Text":false}""", "FALSE_VALUE cannot be converted to String")]
    [InlineData("""{"Text":[]}""", "Unrecognized collection type class java.lang.String")]
    [InlineData("""{"Text":{}}""", "Start of structure or map found where not expected")]
    [InlineData("""{"Small":"1"}""", "STRING_VALUE cannot be converted to Integer")]
    [InlineData("""{"Large":[]}""", "Unrecognized collection type class java.lang.Long")]
    [InlineData("""{"Flag":1}""", "NUMBER_VALUE cannot be converted to Boolean")]
    [InlineData("""{"Flag":"maybe"}""", "STRING_VALUE cannot be converted to Boolean")]
    [InlineData("""{"Blob":1}""", "only base-64-encoded strings are convertible to bytes")]
    [InlineData("""{"Blob":[]}""", "Unrecognized collection type class java.nio.ByteBuffer")]
    [InlineData("""{"Blob":"23456"}""", "Base64 encoded length is expected a multiple of 4 bytes but found: 5")]
    [InlineData("""{"Blob":"AB=="}""", "Invalid last non-pad Base64 character dectected")]
    [InlineData("""{"Texts":"a"}""", "Unexpected field type")]
    [InlineData("""{"Texts":{}}""", "Start of structure or map found where not expected")]
    [InlineData("""{"Names":1}""", "Unexpected field type")]
    [InlineData("""{"Inner":"a"}""", "Unexpected value type in payload")]
    [InlineData("""{"Text":1,"Small":"a"}""", "NUMBER_VALUE cannot be converted to String")]
    public void A_wrong_type_is_told(string json, string text)
    {
        WireCodec.Read<Parcel>(Encoding.UTF8.GetBytes(json), WireFormat.Json, out var fault, Service);
        Assert.Equal(text, fault!.TypeError);
    }

    [Fact]
    public void Other_services_keep_their_words()
    {
        WireCodec.Read<Parcel>("""{"Inner":"a"}"""u8.ToArray(), WireFormat.Json, out var fault, PostApi.Service);
        Assert.Equal("Expected null", fault!.TypeError);
    }
}
