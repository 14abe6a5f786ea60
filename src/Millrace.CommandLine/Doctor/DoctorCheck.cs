using System.Text.Json.Nodes;

namespace Millrace.CommandLine.Doctor;

/// <summary>What one look of the doctor found.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="IsGood">Whether it is as it should be.</param>
/// <param name="Found">What was found.</param>
/// <param name="Fix">One line that puts it right; null where nothing is wrong.</param>
internal sealed record DoctorCheck(string Name, bool IsGood, string Found, string? Fix = null)
{
    /// <summary>The check as a document.</summary>
    public JsonObject ToJson() => new() { ["check"] = Name, ["ok"] = IsGood, ["found"] = Found, ["fix"] = Fix };
}
