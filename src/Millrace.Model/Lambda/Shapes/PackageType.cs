using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>What code comes in.</summary>
[SimpleShape(Enum = [Zip, Image])]
public static class PackageType
{
    /// <summary><c>Zip</c>.</summary>
    public const string Zip = "Zip";

    /// <summary><c>Image</c>.</summary>
    public const string Image = "Image";
}
