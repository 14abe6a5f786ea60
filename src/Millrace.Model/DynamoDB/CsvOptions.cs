using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How values are separated.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.CsvOptions")]
public sealed partial record CsvOptions
{
    /// <summary>The character between values.</summary>
    [Shape(typeof(CsvDelimiter))]
    public string? Delimiter { get; init; }

    /// <summary>The names of the columns.</summary>
    [Shape(typeof(CsvHeaderList))]
    [ElementShape(typeof(CsvHeader))]
    public IReadOnlyList<string>? HeaderList { get; init; }
}
