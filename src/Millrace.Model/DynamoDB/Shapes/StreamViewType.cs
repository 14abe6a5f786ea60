using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What a stream tells of an item.</summary>
[SimpleShape(Enum = [NewImage, OldImage, NewAndOldImages, KeysOnly])]
public static class StreamViewType
{
    /// <summary><c>NEW_IMAGE</c>.</summary>
    public const string NewImage = "NEW_IMAGE";

    /// <summary><c>OLD_IMAGE</c>.</summary>
    public const string OldImage = "OLD_IMAGE";

    /// <summary><c>NEW_AND_OLD_IMAGES</c>.</summary>
    public const string NewAndOldImages = "NEW_AND_OLD_IMAGES";

    /// <summary><c>KEYS_ONLY</c>.</summary>
    public const string KeysOnly = "KEYS_ONLY";
}
