using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>What is validated.</summary>
[SimpleShape(Enum = [Key, Value])]
public static class KafkaSchemaValidationAttribute
{
    /// <summary><c>KEY</c>.</summary>
    public const string Key = "KEY";

    /// <summary><c>VALUE</c>.</summary>
    public const string Value = "VALUE";
}
