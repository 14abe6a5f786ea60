using System.Buffers;
using System.Text.Json;

namespace Millrace.Wire;

/// <summary>Reads and writes the requests and answers of REST services: JSON bodies, and members in path, query, headers and status.</summary>
public static class RestBody
{
    /// <summary>Reads a request or an answer.</summary>
    /// <typeparam name="T">Its shape.</typeparam>
    /// <param name="parts">What stands outside the body.</param>
    /// <param name="bindings">The members that are not in the JSON.</param>
    /// <param name="body">The body; the result points into it. An empty one is an object without members.</param>
    /// <param name="fault">What is wrong with it, or null.</param>
    public static T? Read<T>(RestParts parts, IReadOnlyList<MemberBinding> bindings, Memory<byte> body, out WireFault? fault)
        where T : class, IShape<T>
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(bindings);
        try
        {
            var reader = new RestShapeReader(parts, bindings, PayloadMember(bindings), body);
            var shape = T.Read(ref reader);
            reader.End();
            fault = WireFault.Of(reader.TypeError);
            return shape;
        }
        catch (JsonException)
        {
            fault = WireFault.Malformed;
            return null;
        }
    }

    /// <summary>Writes a request or an answer.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="bindings">The members that are not in the JSON.</param>
    /// <param name="output">Where the body goes; nothing is written for a shape that has no members in it, unless <paramref name="alwaysJson"/>.</param>
    /// <param name="alwaysJson">Whether an empty object is written then.</param>
    /// <returns>What stands outside the body.</returns>
    public static RestParts Write<T>(T shape, IReadOnlyList<MemberBinding> bindings, IBufferWriter<byte> output, bool alwaysJson)
        where T : IShape<T>
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(bindings);
        var parts = new RestParts();
        var json = new ArrayBufferWriter<byte>();
        bool hasBody;
        using (var utf8 = new Utf8JsonWriter(json, JsonShapeWriter.Options))
        {
            var writer = new RestShapeWriter(new JsonShapeWriter(utf8), bindings, parts);
            shape.Write(ref writer);
            hasBody = writer.HasBody;
        }

        if (PayloadMember(bindings) is not null) output.Write(parts.Payload.Span);
        else if (hasBody || alwaysJson) output.Write(json.WrittenSpan);
        return parts;
    }

    /// <summary>The member that is the whole body; null where the body is JSON.</summary>
    internal static string? PayloadMember(IReadOnlyList<MemberBinding> bindings)
    {
        foreach (var binding in bindings)
        {
            if (binding.Location == MemberLocation.Payload) return binding.Member;
        }

        return null;
    }
}
