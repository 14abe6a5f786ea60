using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>The type of a condition key.</summary>
[SimpleShape(Enum = [SingleString, StringList, Numeric, NumericList, Boolean, BooleanList, Ip, IpList, Binary, BinaryList, Date, DateList])]
public static class ContextKeyTypeEnum
{
    /// <summary><c>string</c>.</summary>
    public const string SingleString = "string";

    /// <summary><c>stringList</c>.</summary>
    public const string StringList = "stringList";

    /// <summary><c>numeric</c>.</summary>
    public const string Numeric = "numeric";

    /// <summary><c>numericList</c>.</summary>
    public const string NumericList = "numericList";

    /// <summary><c>boolean</c>.</summary>
    public const string Boolean = "boolean";

    /// <summary><c>booleanList</c>.</summary>
    public const string BooleanList = "booleanList";

    /// <summary><c>ip</c>.</summary>
    public const string Ip = "ip";

    /// <summary><c>ipList</c>.</summary>
    public const string IpList = "ipList";

    /// <summary><c>binary</c>.</summary>
    public const string Binary = "binary";

    /// <summary><c>binaryList</c>.</summary>
    public const string BinaryList = "binaryList";

    /// <summary><c>date</c>.</summary>
    public const string Date = "date";

    /// <summary><c>dateList</c>.</summary>
    public const string DateList = "dateList";
}
