using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>More about the format of files.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.InputFormatOptions")]
public sealed partial record InputFormatOptions
{
    /// <summary>How values are separated.</summary>
    public CsvOptions? Csv { get; init; }
}
