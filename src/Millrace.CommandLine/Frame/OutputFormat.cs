namespace Millrace.CommandLine;

/// <summary>How data are written.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>One document.</summary>
    Json,

    /// <summary>A document a line.</summary>
    Ndjson,

    /// <summary>One document of YAML.</summary>
    Yaml,
}
