using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How a legacy condition compares.</summary>
[SimpleShape(Enum = [Eq, Ne, In, Le, Lt, Ge, Gt, Between, NotNull, Null, Contains, NotContains, BeginsWith])]
public static class ComparisonOperator
{
    /// <summary><c>EQ</c>.</summary>
    public const string Eq = "EQ";

    /// <summary><c>NE</c>.</summary>
    public const string Ne = "NE";

    /// <summary><c>IN</c>.</summary>
    public const string In = "IN";

    /// <summary><c>LE</c>.</summary>
    public const string Le = "LE";

    /// <summary><c>LT</c>.</summary>
    public const string Lt = "LT";

    /// <summary><c>GE</c>.</summary>
    public const string Ge = "GE";

    /// <summary><c>GT</c>.</summary>
    public const string Gt = "GT";

    /// <summary><c>BETWEEN</c>.</summary>
    public const string Between = "BETWEEN";

    /// <summary><c>NOT_NULL</c>.</summary>
    public const string NotNull = "NOT_NULL";

    /// <summary><c>NULL</c>.</summary>
    public const string Null = "NULL";

    /// <summary><c>CONTAINS</c>.</summary>
    public const string Contains = "CONTAINS";

    /// <summary><c>NOT_CONTAINS</c>.</summary>
    public const string NotContains = "NOT_CONTAINS";

    /// <summary><c>BEGINS_WITH</c>.</summary>
    public const string BeginsWith = "BEGINS_WITH";
}
