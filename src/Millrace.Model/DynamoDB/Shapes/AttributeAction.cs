using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What a legacy update does with an attribute.</summary>
[SimpleShape(Enum = [Add, Put, Delete])]
public static class AttributeAction
{
    /// <summary><c>ADD</c>.</summary>
    public const string Add = "ADD";

    /// <summary><c>PUT</c>.</summary>
    public const string Put = "PUT";

    /// <summary><c>DELETE</c>.</summary>
    public const string Delete = "DELETE";
}
