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

    /// <summary>The same call with a member that the path stands for where the parameters lack it (facts/sqs.md, Protocols).</summary>
    /// <param name="member">The member; null where paths mean nothing.</param>
    /// <param name="path">The request's path.</param>
    public Memory<byte> WithPath(string? member, string? path)
    {
        if (member is null || path is not { Length: > 1 } || FormParameters.Find(Parameters.Span, Encoding.UTF8.GetBytes(member)) is not null) return Parameters;
        return (byte[])[.. Parameters.Span, .. Encoding.UTF8.GetBytes($"&{member}={Uri.EscapeDataString(path)}")];
    }

    /// <summary>Reads the call from a request, or returns null when it names no action.</summary>
    /// <param name="exchange">The request, whose body has been read.</param>
    /// <param name="format">What its content type stands for.</param>
    /// <param name="form">The body, inflated if it came compressed.</param>
    public static QueryCall? Find(Exchange exchange, WireFormat? format, Memory<byte> form)
    {
        var request = exchange.Request;
        if (HttpMethods.IsGet(request.Method) || (HttpMethods.IsPost(request.Method) && exchange.Body.IsEmpty))
        {
            return request.QueryString.Value is { Length: > 1 } query ? Of(Encoding.UTF8.GetBytes(query[1..])) : null;
        }

        return HttpMethods.IsPost(request.Method) && format == WireFormat.Query ? Of(form) : null;
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
