using System.Buffers;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Millrace.Wire;

/// <summary>A query service's bodies as its client sees them (facts/iam.md 5): it writes forms and reads XML.</summary>
public static class QueryBody
{
    /// <summary>XML that other servers send may have characters that XML does not allow, as references.</summary>
    private static readonly XmlReaderSettings Settings = new() { CheckCharacters = false };

    /// <summary>Writes a request as a form with the operation, the service's version and the members that are set.</summary>
    /// <typeparam name="T">The request's shape.</typeparam>
    /// <param name="operation">The operation.</param>
    /// <param name="request">The request.</param>
    /// <param name="output">Where the body goes.</param>
    public static void WriteRequest<T>(Operation operation, T request, IBufferWriter<byte> output)
        where T : IShape<T>
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Encoding.UTF8.GetBytes($"Action={operation.Name}&Version={operation.Service.Version}"));
        var writer = new FormShapeWriter(output);
        request.Write(ref writer);
    }

    /// <summary>Reads an operation's answer. One without a result is read as a shape with no member set.</summary>
    /// <typeparam name="T">The answer's shape.</typeparam>
    /// <param name="operation">The operation.</param>
    /// <param name="body">The body.</param>
    /// <param name="encodedMembers">The members that the service sends percent-encoded; they are decoded.</param>
    /// <param name="fault">What is wrong with the body, or null.</param>
    /// <returns>The shape; its content means nothing when there is a fault.</returns>
    public static T? ReadAnswer<T>(Operation operation, ReadOnlyMemory<byte> body, IReadOnlySet<string> encodedMembers, out WireFault? fault)
        where T : class, IShape<T>
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (Parse(body) is not { } answer || answer.Name.LocalName != $"{operation.Name}Response")
        {
            fault = WireFault.Malformed;
            return null;
        }

        var name = $"{operation.Name}Result";
        var reader = new XmlShapeReader(Child(answer, name) ?? new XElement(name), encodedMembers);
        var shape = T.Read(ref reader);
        fault = WireFault.Of(reader.TypeError);
        return shape;
    }

    /// <summary>Reads an error's code and text; both are null when the body is no error's.</summary>
    /// <param name="body">The body of an answer that is none of success.</param>
    /// <returns>The code and the text.</returns>
    public static (string? Code, string? Message) ReadError(ReadOnlyMemory<byte> body)
    {
        var error = Parse(body) is { Name.LocalName: "ErrorResponse" } answer ? Child(answer, "Error") : null;
        return error is null ? default : (Child(error, "Code")?.Value, Child(error, "Message")?.Value);
    }

    private static XElement? Child(XElement parent, string name) => parent.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static XElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(body.ToArray()), Settings);
            return XElement.Load(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
