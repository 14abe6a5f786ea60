using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>An entity rejection error type.</summary>
[SimpleShape(Enum = [InvalidEntity, InvalidTypeValue, InvalidKeyAttributes, InvalidAttributes, EntitySizeTooLarge, UnsupportedLogGroupType, MissingRequiredFields])]
public static class EntityRejectionErrorType
{
    /// <summary><c>InvalidEntity</c>.</summary>
    public const string InvalidEntity = "InvalidEntity";

    /// <summary><c>InvalidTypeValue</c>.</summary>
    public const string InvalidTypeValue = "InvalidTypeValue";

    /// <summary><c>InvalidKeyAttributes</c>.</summary>
    public const string InvalidKeyAttributes = "InvalidKeyAttributes";

    /// <summary><c>InvalidAttributes</c>.</summary>
    public const string InvalidAttributes = "InvalidAttributes";

    /// <summary><c>EntitySizeTooLarge</c>.</summary>
    public const string EntitySizeTooLarge = "EntitySizeTooLarge";

    /// <summary><c>UnsupportedLogGroupType</c>.</summary>
    public const string UnsupportedLogGroupType = "UnsupportedLogGroupType";

    /// <summary><c>MissingRequiredFields</c>.</summary>
    public const string MissingRequiredFields = "MissingRequiredFields";
}
