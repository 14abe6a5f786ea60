using System.Reflection;

namespace Millrace.Commands;

/// <summary>The version that the program was built as.</summary>
internal static class ProgramVersion
{
    /// <summary>As <c>0.1.0</c>, without the commit.</summary>
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
