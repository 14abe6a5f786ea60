using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The format of a log.</summary>
[SimpleShape(Enum = [JSON, Text])]
public static class LogFormat
{
    /// <summary><c>JSON</c>.</summary>
    public const string JSON = "JSON";

    /// <summary><c>Text</c>.</summary>
    public const string Text = "Text";
}
