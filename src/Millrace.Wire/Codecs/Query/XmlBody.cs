using System.Buffers;
using System.Text;
using System.Xml;

namespace Millrace.Wire;

/// <summary>Writes the XML of a query service's answers (facts/iam.md 5).</summary>
internal static class XmlBody
{
    /// <summary>Characters that XML cannot carry, or would change, are written as references, which clients read, rather than refused.</summary>
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
        CheckCharacters = false,
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
    };

    /// <summary>The answer of an operation.</summary>
    public static void WriteAnswer<T>(Operation operation, T answer, string requestId, IBufferWriter<byte> output)
        where T : IShape<T>
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Settings))
        {
            xml.WriteStartElement($"{operation.Name}Response", operation.Service.XmlNamespace);
            if (answer is not NoOutput)
            {
                xml.WriteStartElement($"{operation.Name}Result");
                var writer = new XmlShapeWriter(xml);
                answer.Write(ref writer);
                xml.WriteEndElement();
            }

            xml.WriteStartElement("ResponseMetadata");
            xml.WriteElementString("RequestId", requestId);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        output.Write(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>An error.</summary>
    public static void WriteError(ServiceException error, string requestId, IBufferWriter<byte> output)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Settings))
        {
            xml.WriteStartElement("ErrorResponse");
            xml.WriteStartElement("Error");
            xml.WriteElementString("Type", error.QueryType);
            xml.WriteElementString("Code", error.QueryCode ?? error.Code);
            if (error.Text is not null) xml.WriteElementString("Message", error.Text);
            xml.WriteEndElement();
            xml.WriteElementString("RequestId", requestId);
            xml.WriteEndElement();
        }

        output.Write(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}
