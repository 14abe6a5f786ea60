using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Who may call a URL.</summary>
[SimpleShape(Enum = [None, AwsIam])]
public static class FunctionUrlAuthType
{
    /// <summary><c>NONE</c>.</summary>
    public const string None = "NONE";

    /// <summary><c>AWS_IAM</c>.</summary>
    public const string AwsIam = "AWS_IAM";
}
