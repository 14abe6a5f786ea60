using Microsoft.AspNetCore.Http;

namespace Millrace.Http;

/// <summary>A call in Smithy's RPC (facts/logs-metrics.md B): service and operation stand in the path, a header tells the protocol.</summary>
internal static class RpcCall
{
    private const string Header = "smithy-protocol";
    private const string Protocol = "rpc-v2-cbor";

    /// <summary>The service and the operation as <c>X-Amz-Target</c> would name them; null for a request in another protocol.</summary>
    public static string? FindTarget(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || request.Headers[Header] != Protocol) return null;
        return request.Path.Value?.Split('/') is [.., "service", { } service, "operation", { } operation] ? $"{service}.{operation}" : null;
    }

    /// <summary>Says in an answer which protocol it is in.</summary>
    public static void Mark(HttpResponse response) => response.Headers[Header] = Protocol;
}
