using Millrace.Model.Policies;

namespace Millrace.Iam.Evaluation;

/// <summary>A policy where it counts.</summary>
/// <param name="Name">Its name or ARN.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Document">What it says.</param>
public sealed record AttachedPolicy(string Name, PolicySource Source, PolicyDocument Document)
{
    /// <summary>The document to the letter, where that is known.</summary>
    public string? Text { get; init; }
}
