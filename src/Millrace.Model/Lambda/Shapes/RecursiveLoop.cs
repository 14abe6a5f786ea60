using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>What becomes of loops.</summary>
[SimpleShape(Enum = [Allow, Terminate])]
public static class RecursiveLoop
{
    /// <summary><c>Allow</c>.</summary>
    public const string Allow = "Allow";

    /// <summary><c>Terminate</c>.</summary>
    public const string Terminate = "Terminate";
}
