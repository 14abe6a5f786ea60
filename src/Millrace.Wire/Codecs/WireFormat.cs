namespace Millrace.Wire;

/// <summary>How a body is encoded.</summary>
public enum WireFormat
{
    /// <summary><c>application/x-amz-json-1.1</c> (and 1.0): JSON, blobs in base64, timestamps in epoch seconds.</summary>
    Json,

    /// <summary><c>application/x-amz-cbor-1.1</c>: CBOR, blobs as byte strings, timestamps as tag 1 in epoch milliseconds.</summary>
    Cbor,

    /// <summary><c>application/cbor</c>, Smithy's RPC (facts/logs-metrics.md B): CBOR, timestamps as tag 1 in epoch seconds.</summary>
    RpcCbor,

    /// <summary>A form-encoded request and an XML answer (IAM, STS).</summary>
    Query,

    /// <summary><c>application/json</c> with members in path, query, headers and status (Lambda).</summary>
    Rest,
}
