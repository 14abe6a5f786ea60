using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How legacy conditions are joined.</summary>
[SimpleShape(Enum = [And, Or])]
public static class ConditionalOperator
{
    /// <summary><c>AND</c>.</summary>
    public const string And = "AND";

    /// <summary><c>OR</c>.</summary>
    public const string Or = "OR";
}
