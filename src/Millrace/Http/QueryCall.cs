using System.Text;
using Microsoft.AspNetCore.Http;
using Millrace.Wire;

namespace Millrace.Http;

/// <summary>A call in the query protocol: parameters in a form, or in the URL (facts/iam.md 5).</summary>
/// <param name="Version">The service's API version, which tells the services apart.</param>
/// <param name="Action">The operation.</param>
/// <param name="Parameters">All parameters, form-encoded.</param>
internal sealed record QueryCall(string Version, string Action, Memory<byte> Parameters)
{
    /// <summary>What to say when no service has the action.</summary>
    public ServiceException Unknown => GateErrors.UnknownAction(Action, Version);

    /// <summary>Reads the call from a request, or returns null when it names no action.</summary>
    /// <param name="exchange">The request, whose body has been read.</param>
    /// <param name="format">What its content type stands for.</param>
    public static QueryCall? Find(Exchange exchange, WireFormat? format)
    {
        var request = exchange.Request;
        if (HttpMethods.IsGet(request.Method) || (HttpMethods.IsPost(request.Method) && exchange.Body.IsEmpty))
        {
            return request.QueryString.Value is { Length: > 1 } query ? Of(Encoding.UTF8.GetBytes(query[1..])) : null;
        }

        return HttpMethods.IsPost(request.Method) && format == WireFormat.Query ? Of(exchange.Body) : null;
    }

    private static QueryCall? Of(Memory<byte> parameters)
    {
        var action = FormParameters.Find(parameters.Span, "Action"u8);
        if (string.IsNullOrEmpty(action)) return null;
        // AWS's word for a version that was left out.
        var version = FormParameters.Find(parameters.Span, "Version"u8) ?? "NO_VERSION_SPECIFIED";
        return new(version, action, parameters);
    }
}
