using Millrace.Wire;

namespace Millrace.Http;

/// <summary>The content types of AWS's protocols.</summary>
internal static class MediaTypes
{
    public const string Json = "application/x-amz-json-1.1";
    public const string Cbor = "application/x-amz-cbor-1.1";
    public const string Xml = "text/xml";
    public const string EventStream = "application/vnd.amazon.eventstream";

    /// <summary>What REST services speak. Others parse it, and always answer with an error in an envelope of its own (facts/kinesis.md 1.1).</summary>
    public const string LegacyJson = "application/json";

    /// <summary>Smithy's RPC.</summary>
    public const string RpcCbor = "application/cbor";

    private const string Form = "application/x-www-form-urlencoded";
    private const string Json10 = "application/x-amz-json-1.0";

    /// <summary>The format that a content type stands for; parameters after <c>;</c> do not count.</summary>
    public static WireFormat? FormatOf(string? contentType, ServiceDescriptor? service)
    {
        if (SpeaksJson10(service)) return Is(contentType, Json10) || Is(contentType, LegacyJson) ? WireFormat.Json : null;
        if (Is(contentType, Json)) return WireFormat.Json;
        if (Is(contentType, Cbor)) return WireFormat.Cbor;
        return Is(contentType, Form) ? WireFormat.Query : null;
    }

    public static bool IsLegacyJson(string? contentType) => Is(contentType, LegacyJson);

    /// <summary>The content type of an answer.</summary>
    /// <param name="format">The protocol.</param>
    /// <param name="service">The service that was called, if any.</param>
    /// <param name="asked">The request's content type, which JSON 1.0 answers with (facts/dynamodb.md 3).</param>
    public static string Of(WireFormat format, ServiceDescriptor? service, string? asked) => format switch
    {
        WireFormat.Json when SpeaksJson10(service) => Is(asked, LegacyJson) ? LegacyJson : Json10,
        WireFormat.Json => Json,
        WireFormat.Cbor => Cbor,
        WireFormat.RpcCbor => RpcCbor,
        WireFormat.Rest => LegacyJson,
        _ => Xml,
    };

    private static bool SpeaksJson10(ServiceDescriptor? service) => service is { JsonVersion: "1.0" };

    private static bool Is(string? contentType, string mediaType)
    {
        var name = contentType.AsSpan();
        var semicolon = name.IndexOf(';');
        if (semicolon >= 0) name = name[..semicolon];
        return name.Trim().Equals(mediaType, StringComparison.OrdinalIgnoreCase);
    }
}
