using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What is exported of a change.</summary>
[SimpleShape(Enum = [NewImage, NewAndOldImages])]
public static class ExportViewType
{
    /// <summary><c>NEW_IMAGE</c>.</summary>
    public const string NewImage = "NEW_IMAGE";

    /// <summary><c>NEW_AND_OLD_IMAGES</c>.</summary>
    public const string NewAndOldImages = "NEW_AND_OLD_IMAGES";
}
