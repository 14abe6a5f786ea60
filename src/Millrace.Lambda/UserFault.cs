using Millrace.Wire;

namespace Millrace.Lambda;

/// <summary>What errors of the service itself say beside their text: that it is the caller's fault (facts/lambda.md 0.1).</summary>
internal sealed class UserFault : ErrorDetails
{
    private UserFault()
    {
    }

    public static UserFault Instance { get; } = new();

    public override int Members => 1;

    public override void Write<TWriter>(ref TWriter writer)
    {
        writer.Member("Type"u8);
        writer.WriteString("User");
    }
}
